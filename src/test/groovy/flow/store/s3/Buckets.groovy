package flow.store.s3

import flow.store.object.Bucket
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider
import software.amazon.awssdk.regions.Region
import software.amazon.awssdk.services.s3.S3Client

import java.time.Duration
import java.util.concurrent.atomic.AtomicInteger

/** Buckets of the server of the specs. */
class Buckets {
    private static final AtomicInteger NUMBER = new AtomicInteger()

    static S3Client client(URI address) {
        S3Client.builder().endpointOverride(address).forcePathStyle(true).region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Server.KEY, S3Server.SECRET))).build()
    }

    /** A new one, as a place. */
    static String make(URI address, String name = "flow-${ProcessHandle.current().pid()}-${NUMBER.incrementAndGet()}") {
        client(address).withCloseable { it.createBucket { request -> request.bucket(name) } }
        "s3://$name"
    }

    /** Credentials are those of the environment, or what the system properties of the SDK say. */
    static Bucket bucket(String place, URI address, Duration timeout = Duration.ofSeconds(20)) {
        System.setProperty('aws.accessKeyId', S3Server.KEY)
        System.setProperty('aws.secretAccessKey', S3Server.SECRET)
        new S3Bucket(S3Location.of(place), new S3Connection(address, 'us-east-1', true, timeout))
    }
}
