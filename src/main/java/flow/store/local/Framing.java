package flow.store.local;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How records stand in a file: for each the payload's length, its number in the file, a CRC32C over the file's first line, both of
 * these and the payload, each four bytes, then the payload. The number makes a frame that was lost, doubled or moved as visible as
 * a changed one, and the first line makes one of another file no frame: a disk may give out blocks with what they held before. A
 * payload has no zero byte in it, but a frame's length has, so that no payload holds a frame.
 */
final class Framing {
    static final int HEADER = 12;

    /** Without a first line: small files, which say themselves whose they are, and all files up to format 2. */
    static final Framing PLAIN = new Framing();

    private static final int CHECKED = 8;

    private final byte[] firstLine;

    /** @param firstLine of the file, with its end */
    Framing(byte... firstLine) {
        this.firstLine = firstLine;
    }

    /** Whether the file is of an earlier format, in which there are no promises. */
    boolean isPlain() {
        return firstLine.length == 0;
    }

    byte[] frame(int number, byte[] payload) {
        byte[] frame = new byte[HEADER + payload.length];
        System.arraycopy(payload, 0, frame, HEADER, payload.length);
        ByteBuffer.wrap(frame).putInt(payload.length).putInt(number).putInt(checksum(payload.length, number, payload));
        return frame;
    }

    int checksum(int length, int number, byte... payload) {
        CRC32C checksum = begun(length, number);
        checksum.update(payload, 0, payload.length);
        return (int) checksum.getValue();
    }

    private CRC32C begun(int length, int number) {
        CRC32C checksum = new CRC32C();
        checksum.update(firstLine, 0, firstLine.length);
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            checksum.update(length >>> shift);
        }
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            checksum.update(number >>> shift);
        }
        return checksum;
    }

    /** What a frame at this place says of its length. */
    static int lengthAt(ByteBuffer bytes, int offset) {
        return bytes.getInt(offset);
    }

    /** And of its number. */
    static int numberAt(ByteBuffer bytes, int offset) {
        return bytes.getInt(offset + Integer.BYTES);
    }

    /** Whether a whole frame begins at this place, whatever its number. */
    boolean isAt(ByteBuffer bytes, int offset) {
        return isAt(bytes, offset, lengthAt(bytes, offset));
    }

    /** Whether it is one when its payload has this length, whatever it says itself. */
    boolean isAt(ByteBuffer bytes, int offset, int length) {
        if (length <= 0 || length > bytes.limit() - offset - HEADER) {
            return false;
        }
        int number = numberAt(bytes, offset);
        CRC32C checksum = begun(length, number);
        checksum.update(bytes.slice(offset + HEADER, length));
        return bytes.getInt(offset + CHECKED) == (int) checksum.getValue();
    }

    static byte[] payloadAt(ByteBuffer bytes, int offset, int length) {
        byte[] payload = new byte[length];
        bytes.get(offset + HEADER, payload);
        return payload;
    }
}
