package flow.store.s3;

import flow.store.object.Bucket;
import flow.store.object.BucketFault;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket of S3, by single requests. Nothing is asked of the service before the first. */
final class S3Bucket implements Bucket {
    private static final int NOT_FOUND = 404;
    private static final int NOT_IN_THAT_RANGE = 416;
    private static final int CONDITION_FAILED = 412;
    private static final int MOST_DELETED_AT_ONCE = 1000;

    private final S3Location location;
    private final S3Faults faults;
    private final Supplier<S3Client> making;
    private volatile @Nullable S3Client made;

    S3Bucket(S3Location location, S3Connection connection) {
        this.location = location;
        this.faults = new S3Faults(location);
        this.making = connection::client;
    }

    @Override
    public String place() {
        return location.toString();
    }

    private S3Client client() {
        S3Client client = made;
        if (client != null) {
            return client;
        }
        synchronized (this) {
            if (made == null) {
                made = making.get();
            }
            return made;
        }
    }

    /** A request of the SDK. */
    private interface Request<T> {
        T make(S3Client client);
    }

    private <T> T make(Request<T> request) {
        try {
            return request.make(client());
        } catch (SdkException failed) {
            throw faults.of(failed);
        }
    }

    /** Empty when it answers that there is no such object. */
    private <T> Optional<T> ask(Request<T> request) {
        try {
            return Optional.of(request.make(client()));
        } catch (S3Exception failed) {
            if (isNoSuchObject(failed)) {
                return Optional.empty();
            }
            throw faults.of(failed);
        } catch (SdkException failed) {
            throw faults.of(failed);
        }
    }

    /** Whoever only looks gets no reason. */
    private static boolean isNoSuchObject(S3Exception failed) {
        return failed.statusCode() == NOT_FOUND && !"NoSuchBucket".equals(S3Faults.code(failed));
    }

    @Override
    public Optional<byte[]> get(String key) {
        return ask(client -> whole(client, request(key).build())).map(ResponseBytes::asByteArrayUnsafe);
    }

    @Override
    public Optional<byte[]> get(String key, long from, int length) {
        if (length == 0) {
            return look(key).map(entry -> new byte[0]);
        }
        String range = "bytes=" + from + "-" + (from + length - 1);
        try {
            return ask(client -> whole(client, request(key).range(range).build()))
                    .map(ResponseBytes::asByteArrayUnsafe);
        } catch (BucketFault fault) {
            if (fault.getCause() instanceof S3Exception failed && failed.statusCode() == NOT_IN_THAT_RANGE) {
                return Optional.of(new byte[0]);
            }
            throw fault;
        }
    }

    private GetObjectRequest.Builder request(String key) {
        return GetObjectRequest.builder().bucket(location.bucket()).key(location.key(key));
    }

    /** A body that ends early is no answer. */
    private ResponseBytes<GetObjectResponse> whole(S3Client client, GetObjectRequest request) {
        ResponseBytes<GetObjectResponse> read = client.getObject(request, ResponseTransformer.toBytes());
        Long length = read.response().contentLength();
        if (length != null && length != read.asByteArrayUnsafe().length) {
            throw faults.cutOff(request.key());
        }
        return read;
    }

    @Override
    public Optional<Entry> look(String key) {
        Optional<HeadObjectResponse> there = ask(client ->
                client.headObject(request -> request.bucket(location.bucket()).key(location.key(key))));
        return there.map(head -> new Entry(key, head.contentLength(), head.lastModified(), now(head)));
    }

    /** By the clock of the service, which says in each answer what time it is. */
    private static Instant now(SdkResponse response) {
        try {
            return response.sdkHttpResponse()
                    .firstMatchingHeader("Date")
                    .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
                    .orElseGet(Instant::now);
        } catch (DateTimeParseException untold) {
            return Instant.now();
        }
    }

    @Override
    public void put(String key, byte[] content) {
        make(client -> client.putObject(
                request -> request.bucket(location.bucket()).key(location.key(key)), RequestBody.fromBytes(content)));
    }

    @Override
    public boolean create(String key, byte[] content) {
        try {
            make(client -> client.putObject(
                    request -> request.bucket(location.bucket())
                            .key(location.key(key))
                            .ifNoneMatch("*"),
                    RequestBody.fromBytes(content)));
            return true;
        } catch (BucketFault fault) {
            if (fault.getCause() instanceof S3Exception failed && failed.statusCode() == CONDITION_FAILED) {
                return false;
            }
            throw fault;
        }
    }

    @Override
    public String begin(String key) {
        return make(client -> client.createMultipartUpload(
                        request -> request.bucket(location.bucket()).key(location.key(key)))
                .uploadId());
    }

    @Override
    public String part(String key, String upload, int number, byte[] content) {
        return make(client -> client.uploadPart(
                        request -> request.bucket(location.bucket())
                                .key(location.key(key))
                                .uploadId(upload)
                                .partNumber(number),
                        RequestBody.fromBytes(content))
                .eTag());
    }

    @Override
    public void complete(String key, String upload, List<String> parts) {
        List<CompletedPart> completed = new ArrayList<>();
        for (String tag : parts) {
            completed.add(CompletedPart.builder()
                    .partNumber(completed.size() + 1)
                    .eTag(tag)
                    .build());
        }
        make(client -> client.completeMultipartUpload(request -> request.bucket(location.bucket())
                .key(location.key(key))
                .uploadId(upload)
                .multipartUpload(all -> all.parts(completed))));
    }

    @Override
    public void abort(String key, String upload) {
        ask(client -> client.abortMultipartUpload(request ->
                request.bucket(location.bucket()).key(location.key(key)).uploadId(upload)));
    }

    @Override
    public Page<Entry> list(String prefix, @Nullable String page) {
        ListObjectsV2Response listed = make(client -> client.listObjectsV2(request ->
                request.bucket(location.bucket()).prefix(location.key(prefix)).continuationToken(page)));
        List<Entry> entries = listed.contents().stream()
                .map(object ->
                        new Entry(location.relative(object.key()), object.size(), object.lastModified(), now(listed)))
                .toList();
        return new Page<>(entries, next(listed));
    }

    @Override
    public Page<String> folders(String prefix, @Nullable String page) {
        ListObjectsV2Response listed = make(client -> client.listObjectsV2(request -> request.bucket(location.bucket())
                .prefix(location.key(prefix))
                .delimiter("/")
                .continuationToken(page)));
        List<String> names = listed.commonPrefixes().stream()
                .map(CommonPrefix::prefix)
                .map(folder -> folder.substring(location.key(prefix).length(), folder.length() - 1))
                .toList();
        return new Page<>(names, next(listed));
    }

    private static @Nullable String next(ListObjectsV2Response listed) {
        return Boolean.TRUE.equals(listed.isTruncated()) ? listed.nextContinuationToken() : null;
    }

    @Override
    public void delete(Collection<String> keys) {
        List<ObjectIdentifier> all = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(location.key(key)).build())
                .toList();
        for (int from = 0; from < all.size(); from += MOST_DELETED_AT_ONCE) {
            delete(all.subList(from, Math.min(all.size(), from + MOST_DELETED_AT_ONCE)));
        }
    }

    private void delete(List<ObjectIdentifier> some) {
        DeleteObjectsResponse deleted = make(client -> client.deleteObjects(request -> request.bucket(location.bucket())
                .delete(what -> what.objects(some).quiet(true))));
        deleted.errors().stream().findFirst().ifPresent(error -> {
            throw faults.undeleted(error);
        });
    }

    @Override
    public void close() {
        S3Client client = made;
        if (client != null) {
            client.close();
        }
    }
}
