package flow.store.object;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Objects of some service under one prefix, by single requests: nothing is tried twice. What is written can be read at once, by
 * everybody. All methods may be called by any number of threads, and throw {@link BucketFault}.
 *
 * <p>Keys are relative to the prefix, with slashes between their parts and none at their beginning.
 */
public interface Bucket extends AutoCloseable {

    /**
     * An object, without its bytes.
     *
     * @param size in bytes
     * @param written when it was, and
     * @param now what time it was when it was looked at, both by the service's own clock, in which a second is often the smallest unit
     */
    record Entry(String key, long size, Instant written, Instant now) {

        /** How long ago it was written, when it was looked at. */
        Duration age() {
            Duration age = Duration.between(written, now);
            return age.isNegative() ? Duration.ZERO : age;
        }
    }

    /**
     * A part of a list.
     *
     * @param next asks for what follows; null where nothing does
     */
    record Page<T>(List<T> entries, @Nullable String next) {}

    /** Where it is, for messages and in front of keys: {@code s3://bucket/prefix}, without a slash at its end. */
    String place();

    /** All of it; empty when there is none. */
    Optional<byte[]> get(String key);

    /** A part of it, shorter where it ends earlier; empty when there is none. */
    Optional<byte[]> get(String key, long from, int length);

    /** Empty when there is none. */
    Optional<Entry> look(String key);

    /** In the place of what was there. */
    void put(String key, byte[] content);

    /**
     * Only if there is none of that key.
     *
     * @return whether there was none. A request whose answer is lost may have written it all the same
     */
    boolean create(String key, byte[] content);

    /** Begins an object that comes in parts; it is there when {@link #complete} returns. */
    String begin(String key);

    /**
     * @param upload what {@link #begin} returned
     * @param number from 1
     * @return what {@link #complete} wants to know of it
     */
    String part(String key, String upload, int number, byte[] content);

    /** @param parts what each {@link #part} returned, in their order */
    void complete(String key, String upload, List<String> parts);

    /** Gives up an object that comes in parts. */
    void abort(String key, String upload);

    /**
     * Some of the objects whose keys begin with that text, in the order of their keys.
     *
     * @param page what {@link Page#next} of the one before says; null for the first
     */
    Page<Entry> list(String prefix, @Nullable String page);

    /**
     * Some of the names that stand before the next slash behind that text, in their order; {@code a} and {@code b} for {@code x/a/1},
     * {@code x/a/2} and {@code x/b/1} behind {@code x/}.
     *
     * @param page as in {@link #list}
     */
    Page<String> folders(String prefix, @Nullable String page);

    /** What is not there is none the less gone. */
    void delete(Collection<String> keys);

    @Override
    void close();
}
