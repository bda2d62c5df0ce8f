package flow.store.local;

import flow.store.StoreFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The last frame of a journal, found from behind: the end of a run, without reading all of it. */
final class LastFrame {
    /** In bytes; more than the record of a run's end takes. */
    private static final int SMALL = 512;

    /** In bytes; more than most records take. */
    private static final int LARGE = 1 << 16;

    private LastFrame() {}

    /** Its payload; null when the journal ends in a very large frame, within one, or in something else. */
    static byte @Nullable [] of(Path journal) {
        try {
            byte[] small = last(Uninterrupted.run(() -> tail(journal, SMALL)));
            return small == null ? last(Uninterrupted.run(() -> tail(journal, LARGE))) : small;
        } catch (IOException broken) {
            throw StoreFailure.of(journal, "cannot be read", broken);
        }
    }

    private static ByteBuffer tail(Path journal, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer tail = ByteBuffer.allocate((int) Math.min(most, size));
            long from = size - tail.limit();
            while (tail.hasRemaining() && channel.read(tail, from + tail.position()) >= 0) {
                continue;
            }
            return tail.flip();
        }
    }

    private static byte @Nullable [] last(ByteBuffer tail) {
        for (int at = tail.limit() - Frame.HEADER - 1; at >= 0; at--) {
            int length = Frame.lengthAt(tail, at);
            if (length == tail.limit() - at - Frame.HEADER && Frame.isAt(tail, at)) {
                byte[] payload = new byte[length];
                tail.get(at + Frame.HEADER, payload);
                return payload;
            }
        }
        return null;
    }
}
