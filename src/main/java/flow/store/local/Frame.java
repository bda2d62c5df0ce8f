package flow.store.local;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How a record stands in a journal: the payload's length, its number in the journal, a CRC32C over both and the payload, each
 * four bytes, then the payload. The number makes a frame that was lost, doubled or moved as visible as a changed one. A payload has
 * no zero byte in it, so that zeros are always something that did not reach the disk.
 */
final class Frame {
    static final int HEADER = 12;

    private static final int CHECKED = 8;

    private Frame() {}

    static byte[] of(int number, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(HEADER + payload.length);
        frame.putInt(payload.length).putInt(number);
        frame.putInt(checksum(payload.length, number, ByteBuffer.wrap(payload))).put(payload);
        return frame.array();
    }

    static int checksum(int length, int number, ByteBuffer payload) {
        CRC32C checksum = new CRC32C();
        checksum.update(
                ByteBuffer.allocate(CHECKED).putInt(length).putInt(number).flip());
        checksum.update(payload);
        return (int) checksum.getValue();
    }

    /** What a frame at this place says of its length. */
    static int lengthAt(ByteBuffer bytes, int offset) {
        return bytes.getInt(offset);
    }

    /** Whether a whole frame begins at this place, whatever its number. */
    static boolean isAt(ByteBuffer bytes, int offset) {
        return isAt(bytes, offset, lengthAt(bytes, offset));
    }

    /** Whether it is one when its payload has this length, whatever it says itself. */
    static boolean isAt(ByteBuffer bytes, int offset, int length) {
        if (length <= 0 || length > bytes.limit() - offset - HEADER) {
            return false;
        }
        int number = bytes.getInt(offset + Integer.BYTES);
        int checksum = bytes.getInt(offset + CHECKED);
        return checksum == checksum(length, number, bytes.slice(offset + HEADER, length));
    }
}
