package flow.store.local;

import java.nio.ByteBuffer;

/**
 * What stands behind the last whole frame of a file up to format 2, in which nothing says what was forced. Frames were written one
 * behind the other, so that a process or a machine that stops leaves a beginning of the last one, or one with sectors full of zeros
 * that never reached the disk. Everything else is taken for damage: whole frames that follow, and a frame that is all there but
 * wrong.
 */
final class EarlierTail {
    /** In bytes; what a disk writes at once. */
    private static final int SECTOR = 512;

    private final ByteBuffer bytes;
    private final long offset;

    /**
     * @param bytes from the end of the last whole frame to the end of the file
     * @param offset where they begin in the file
     */
    EarlierTail(ByteBuffer bytes, long offset) {
        this.bytes = bytes;
        this.offset = offset;
    }

    boolean isDamage() {
        return isComplete() || isFollowed();
    }

    private boolean isComplete() {
        int rest = bytes.limit() - Framing.HEADER;
        if (rest <= 0) {
            return false;
        }
        int length = Framing.lengthAt(bytes, 0);
        if (length > 0 && length <= rest) {
            return !hasLostSectors(length);
        }
        return Framing.PLAIN.isAt(bytes, 0, rest);
    }

    /** No payload has a zero in it. */
    private boolean hasLostSectors(int length) {
        int end = Framing.HEADER + length;
        for (int at = Framing.HEADER; at < end; at++) {
            int begin = at;
            while (at < end && bytes.get(at) == 0) {
                at++;
            }
            boolean begins = begin == Framing.HEADER || isSector(begin);
            boolean ends = at == end || isSector(at);
            if (at > begin && begins && ends) {
                return true;
            }
        }
        return false;
    }

    private boolean isSector(int at) {
        return (offset + at) % SECTOR == 0;
    }

    private boolean isFollowed() {
        for (int at = 0; at <= bytes.limit() - Framing.HEADER; at++) {
            if (Framing.PLAIN.isAt(bytes, at)) {
                return true;
            }
        }
        return false;
    }
}
