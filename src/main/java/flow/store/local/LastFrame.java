package flow.store.local;

import flow.store.StoreFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The last frame of a journal when it is a small one, found from behind: the end of a run, without reading all of it. */
final class LastFrame {
    /** More than the record of a run's end takes. */
    private static final int LARGEST = 256;

    private LastFrame() {}

    /** Its payload; null when the journal ends in a larger frame, or within one. */
    static byte @Nullable [] of(Path journal) {
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "r")) {
            long from = Math.max(Journal.HEAD.length, file.length() - LARGEST);
            byte[] tail = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(tail);
            return last(ByteBuffer.wrap(tail));
        } catch (IOException broken) {
            throw StoreFailure.of(journal, "cannot be read", broken);
        }
    }

    private static byte @Nullable [] last(ByteBuffer tail) {
        for (int at = tail.limit() - Frame.HEADER - 1; at >= 0; at--) {
            int length = tail.getInt(at);
            if (length == tail.limit() - at - Frame.HEADER && Frame.isAt(tail, at)) {
                byte[] payload = new byte[length];
                tail.get(at + Frame.HEADER, payload);
                return payload;
            }
        }
        return null;
    }
}
