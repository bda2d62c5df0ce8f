package flow.store.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bucket, and where in it.
 *
 * @param prefix ends with a slash, unless it is empty: then all of the bucket is meant
 */
record S3Location(String bucket, String prefix) {
    private static final Pattern PLACE = Pattern.compile("s3://([^/]*)(?:/(.*))?", Pattern.DOTALL);

    /** As services demand it: 3 to 63 lower-case letters, digits, dots and hyphens; some old ones have capitals and underscores. */
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]");

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9!_.*'()=,@:+-]+(/[A-Za-z0-9!_.*'()=,@:+-]+)*");
    private static final int LONGEST_PREFIX = 500;

    /** @throws IllegalArgumentException with a message for whoever typed it */
    static S3Location of(String place) {
        Matcher matcher = PLACE.matcher(place);
        if (!matcher.matches() || !BUCKET.matcher(matcher.group(1)).matches()) {
            throw new IllegalArgumentException(
                    "'" + place + "' names no bucket: write s3://BUCKET or s3://BUCKET/PREFIX");
        }
        String path = matcher.group(2) == null ? "" : matcher.group(2).replaceAll("/+$", "");
        boolean hasDots = ("/" + path + "/").contains("/./") || ("/" + path + "/").contains("/../");
        if (!path.isEmpty() && (!PREFIX.matcher(path).matches() || hasDots || path.length() > LONGEST_PREFIX)) {
            throw new IllegalArgumentException(
                    "'" + path
                            + "' can be no prefix: its parts, with single slashes between them, have letters, digits and !_.*'()=,@:+- only");
        }
        return new S3Location(matcher.group(1), path.isEmpty() ? "" : path + "/");
    }

    String key(String relative) {
        return prefix + relative;
    }

    /** The other way round. */
    String relative(String key) {
        return key.substring(prefix.length());
    }

    /** Without a slash at its end. */
    @Override
    public String toString() {
        String all = "s3://" + bucket + "/" + prefix;
        return all.substring(0, all.length() - 1);
    }
}
