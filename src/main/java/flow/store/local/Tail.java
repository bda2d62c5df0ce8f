package flow.store.local;

import java.nio.ByteBuffer;

/**
 * What stands behind the last whole frame that was expected. A power cut leaves any part of what was not forced, in any order; all
 * that was announced was forced, and a promise behind it says so. So it is damage when a promise that is found here goes further
 * than to where this begins. A whole frame at its beginning is damage, too: it has the wrong number, and each was written but once.
 */
final class Tail {
    private final Framing framing;
    private final ByteBuffer bytes;
    private final long offset;

    /**
     * @param bytes from the end of the last whole frame to the end of the file
     * @param offset where they begin in the file
     */
    Tail(Framing framing, ByteBuffer bytes, long offset) {
        this.framing = framing;
        this.bytes = bytes;
        this.offset = offset;
    }

    boolean isDamage() {
        return bytes.limit() > Framing.HEADER && framing.isAt(bytes, 0) || isPromised();
    }

    private boolean isPromised() {
        for (int at = 0; at <= bytes.limit() - Framing.HEADER; at++) {
            int length = Framing.lengthAt(bytes, at);
            if (length > 0 && length <= Promise.LARGEST && framing.isAt(bytes, at, length)) {
                if (Promise.in(Framing.payloadAt(bytes, at, length)) > offset) {
                    return true;
                }
            }
        }
        return false;
    }
}
