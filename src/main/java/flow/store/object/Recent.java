package flow.store.object;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that were read, as long as there is room for them: the branches of a fork mostly read the same. */
final class Recent {
    private static final int SHARE = 16;
    private static final float LOAD = 0.75f;

    private final long most = Runtime.getRuntime().maxMemory() / SHARE;
    private final Map<String, byte[]> values = new LinkedHashMap<>(16, LOAD, true);
    private long size;

    /** The caller's own; null when it is not there. */
    synchronized byte @Nullable [] get(String digest) {
        byte[] bytes = values.get(digest);
        return bytes == null ? null : bytes.clone();
    }

    synchronized void add(String digest, byte[] bytes) {
        if (bytes.length > most / 2 || values.putIfAbsent(digest, bytes.clone()) != null) {
            return;
        }
        size += bytes.length;
        var oldest = values.entrySet().iterator();
        while (size > most) {
            size -= oldest.next().getValue().length;
            oldest.remove();
        }
    }
}
