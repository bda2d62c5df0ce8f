package flow.store.s3;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * How the service is reached.
 *
 * @param endpoint null for that of the environment, the profile, or AWS itself
 * @param region null for that of the environment, the profile or the machine
 * @param isPathStyle whether the bucket stands in the path of an address instead of its host, as most services but AWS want it
 * @param timeout of one request, with all that it carries
 */
record S3Connection(@Nullable URI endpoint, @Nullable String region, boolean isPathStyle, Duration timeout) {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 64;

    /** Services that are not AWS's own do not care, but a request is signed for some region. */
    private static final Region ANY = Region.US_EAST_1;

    /** Nothing is tried twice: the store does that, since it knows what may have happened already. */
    S3Client client() {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(CONNECT.compareTo(timeout) < 0 ? CONNECT : timeout)
                        .socketTimeout(timeout))
                .overrideConfiguration(override ->
                        override.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(timeout))
                .forcePathStyle(isPathStyle)
                .region(chosenRegion());
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.build();
    }

    private Region chosenRegion() {
        if (region != null) {
            return Region.of(region);
        }
        try {
            return regions().getRegion();
        } catch (SdkClientException none) {
            return ANY;
        }
    }

    /** A service that is not AWS's needs no region: the machine is not asked for the one that it is in, which takes a second where it is in none. */
    private AwsRegionProvider regions() {
        return endpoint == null
                ? DefaultAwsRegionProviderChain.builder().build()
                : new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());
    }
}
