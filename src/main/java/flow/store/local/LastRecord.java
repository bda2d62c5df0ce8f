package flow.store.local;

import flow.store.StoreFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The last record of a journal, found from behind: the end of a run, without reading all of it.
 *
 * @param isPromised whether all that stands before it is there, since it was forced before this was; always so up to format 2,
 *     where nothing says it
 */
record LastRecord(byte[] payload, boolean isPromised) {
    /** In bytes; more than the record of a run's end takes. */
    private static final int SMALL = 512;

    /** In bytes; more than most records take. */
    private static final int LARGE = 1 << 16;

    /** Null when the journal ends in a very large frame, within one, or in something else. */
    static @Nullable LastRecord of(Path journal, Framing framing) {
        try {
            LastRecord small = Uninterrupted.run(() -> last(journal, framing, SMALL));
            return small == null ? Uninterrupted.run(() -> last(journal, framing, LARGE)) : small;
        } catch (IOException broken) {
            throw StoreFailure.of(journal, "cannot be read", broken);
        }
    }

    private static @Nullable LastRecord last(Path journal, Framing framing, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer tail = ByteBuffer.allocate((int) Math.min(most, size));
            long from = size - tail.limit();
            while (tail.hasRemaining() && channel.read(tail, from + tail.position()) >= 0) {
                continue;
            }
            return last(tail.flip(), from, framing);
        }
    }

    private static @Nullable LastRecord last(ByteBuffer tail, long from, Framing framing) {
        long promised = 0;
        int end = tail.limit();
        for (int at = begin(tail, end, framing); at >= 0; at = begin(tail, end, framing)) {
            byte[] payload = Framing.payloadAt(tail, at, end - at - Framing.HEADER);
            long promise = Promise.in(payload);
            if (promise == Promise.NONE) {
                return new LastRecord(payload, framing.isPlain() || promised >= from + end);
            }
            promised = Math.max(promised, promise);
            end = at;
        }
        return null;
    }

    /** Where the frame begins that ends there; negative when none does. */
    private static int begin(ByteBuffer tail, int end, Framing framing) {
        int at = end - Framing.HEADER - 1;
        while (at >= 0 && !isFrame(tail, at, end - at - Framing.HEADER, framing)) {
            at--;
        }
        return at;
    }

    private static boolean isFrame(ByteBuffer tail, int at, int length, Framing framing) {
        return Framing.lengthAt(tail, at) == length && framing.isAt(tail, at, length);
    }
}
