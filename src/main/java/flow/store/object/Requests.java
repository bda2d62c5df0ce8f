package flow.store.object;

import flow.store.StoreFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The requests to a bucket; those that fail in passing are made again. All methods throw {@link StoreFailure}. */
final class Requests {
    private final Bucket bucket;
    private final Retries retries;

    Requests(Bucket bucket, Retries retries) {
        this.bucket = bucket;
        this.retries = retries;
    }

    /** Where all of it is. */
    String place() {
        return bucket.place();
    }

    /** The key as people find it. */
    String place(String key) {
        return bucket.place() + "/" + key;
    }

    Optional<byte[]> get(String key) {
        return retries.make(() -> bucket.get(key));
    }

    Optional<byte[]> get(String key, long from, int length) {
        return retries.make(() -> bucket.get(key, from, length));
    }

    Optional<Bucket.Entry> look(String key) {
        return retries.make(() -> bucket.look(key));
    }

    void put(String key, byte[] content) {
        retries.make(() -> {
            bucket.put(key, content);
            return key;
        });
    }

    /**
     * Whether it was this call that created it. No two callers may want the same content under the same key: one whose answer was
     * lost knows its own object by that.
     */
    boolean create(String key, byte[] content) {
        return retries.make(() -> bucket.create(key, content) || isThere(key, content));
    }

    private boolean isThere(String key, byte... content) {
        return bucket.get(key).filter(there -> Arrays.equals(there, content)).isPresent();
    }

    String begin(String key) {
        return retries.make(() -> bucket.begin(key));
    }

    String part(String key, String upload, int number, byte[] content) {
        return retries.make(() -> bucket.part(key, upload, number, content));
    }

    /** @param size of all parts together: one that is whole already, because only the answer was lost, is known by it */
    void complete(String key, String upload, List<String> parts, long size) {
        retries.make(isAgain -> {
            boolean isDone = isAgain
                    && bucket.look(key).filter(there -> there.size() == size).isPresent();
            if (!isDone) {
                bucket.complete(key, upload, parts);
            }
            return key;
        });
    }

    void abort(String key, String upload) {
        retries.make(() -> {
            bucket.abort(key, upload);
            return key;
        });
    }

    /** All objects whose keys begin with that text, in the order of their keys. */
    List<Bucket.Entry> list(String prefix) {
        return all(page -> bucket.list(prefix, page));
    }

    /** All names before the next slash behind that text, in their order. */
    List<String> folders(String prefix) {
        return all(page -> bucket.folders(prefix, page));
    }

    /** The same, some at a time, where there may be more than memory holds. */
    void list(String prefix, Consumer<List<Bucket.Entry>> some) {
        each(page -> bucket.list(prefix, page), some);
    }

    private <T> List<T> all(Function<@Nullable String, Bucket.Page<T>> pages) {
        List<T> all = new ArrayList<>();
        each(pages, all::addAll);
        return all;
    }

    private <T> void each(Function<@Nullable String, Bucket.Page<T>> pages, Consumer<List<T>> some) {
        String next = null;
        do {
            String wanted = next;
            Bucket.Page<T> page = retries.make(() -> pages.apply(wanted));
            some.accept(page.entries());
            next = page.next();
        } while (next != null);
    }

    void delete(Collection<String> keys) {
        if (!keys.isEmpty()) {
            retries.make(() -> {
                bucket.delete(keys);
                return keys;
            });
        }
    }
}
