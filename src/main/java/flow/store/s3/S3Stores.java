package flow.store.s3;

import flow.store.Store;
import flow.store.StoreKind;
import flow.store.object.ObjectStore;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code s3://bucket/prefix}. Credentials, region and endpoint are looked for as by every program that uses the AWS SDK: in the
 * environment ({@code AWS_ENDPOINT_URL_S3}), in profiles, from a web identity, from the machine.
 */
public final class S3Stores implements StoreKind {

    @Override
    public String scheme() {
        return "s3";
    }

    /**
     * @param settings {@code endpoint}, {@code region}, {@code path-style}, {@code conditional-writes} ({@code true} unless it is
     *     {@code false}), {@code timeout} in seconds
     */
    @Override
    public Store open(String place, Map<String, String> settings) {
        S3Location location = S3Location.of(place);
        S3Connection connection = new S3Connection(
                endpoint(settings.getOrDefault("endpoint", "")),
                nothingAsNull(settings.getOrDefault("region", "")),
                Boolean.parseBoolean(settings.getOrDefault("path-style", "")),
                Duration.ofSeconds(Long.parseLong(settings.getOrDefault("timeout", "60"))));
        boolean isConditionRequired = !"false".equals(settings.get("conditional-writes"));
        return new ObjectStore(new S3Bucket(location, connection), isConditionRequired);
    }

    private static @Nullable URI endpoint(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            URI endpoint = new URI(typed);
            boolean isHttp = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
            if (isHttp && endpoint.getHost() != null) {
                return endpoint;
            }
        } catch (URISyntaxException none) {
            throw noEndpoint(typed);
        }
        throw noEndpoint(typed);
    }

    private static IllegalArgumentException noEndpoint(String typed) {
        return new IllegalArgumentException(
                "'store-s3.endpoint' is an address like https://minio.example.org:9000, not '" + typed + "'");
    }

    private static @Nullable String nothingAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
