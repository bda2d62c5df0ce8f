package flow.codepackage;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The block in front of a file in a package, as POSIX.1-1988 (ustar) has it. Of all that a tar archive can hold a package has only
 * plain files without owner and time, so that a header has exactly one spelling, and whoever reads one accepts nothing else.
 *
 * @param path of at most 100 bytes, or in two parts of at most 155 and 100 bytes at a slash; what is longer stands in an own block
 *     before ({@link #LONG_PATH})
 */
record TarHeader(String path, long size, boolean isExecutable, char type) {
    static final int BLOCK = 512;
    static final char FILE = '0';

    /** Of a block with the path of the file behind it. */
    static final char LONG_PATH = 'x';

    private static final int NAME = 100;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX = 155;
    private static final int MODE_AT = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE = 12;
    private static final int SUM_AT = 148;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final String PLAIN = "0000644\0";
    private static final String PROGRAM = "0000755\0";

    static boolean fits(String path) {
        return split(path.getBytes(StandardCharsets.UTF_8)) >= 0;
    }

    byte[] bytes() {
        byte[] block = new byte[BLOCK];
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        int slash = split(name);
        if (slash > 0) {
            System.arraycopy(name, 0, block, PREFIX_AT, slash);
            name = Arrays.copyOfRange(name, slash + 1, name.length);
        }
        System.arraycopy(name, 0, block, 0, name.length);
        put(block, MODE_AT, (isExecutable ? PROGRAM : PLAIN) + "0000000\0" + "0000000\0");
        put(block, SIZE_AT, octal(size) + "00000000000\0");
        block[TYPE_AT] = (byte) type;
        put(block, MAGIC_AT, "ustar\00000");
        put(block, SUM_AT, "        ");
        int sum = 0;
        for (byte unsigned : block) {
            sum += unsigned & 0xFF;
        }
        put(block, SUM_AT, String.format("%06o\0 ", sum));
        return block;
    }

    /** @throws PackageRefused when it is not what {@link #bytes} makes */
    static TarHeader of(byte[] block) {
        if (!text(block, MAGIC_AT, 6).equals("ustar\0")) {
            throw new PackageRefused("it is no archive as flow makes it");
        }
        String path = path(block);
        requirePlain(path, block);
        String mode = text(block, MODE_AT, PLAIN.length());
        if (!mode.equals(PLAIN) && !mode.equals(PROGRAM)) {
            throw new PackageRefused("'" + path + "' has rights that no file of a package has");
        }
        TarHeader header = new TarHeader(path, size(path, block), mode.equals(PROGRAM), (char) block[TYPE_AT]);
        if (!fits(path) || !Arrays.equals(header.bytes(), block)) {
            throw new PackageRefused("'" + path + "' has a header that flow did not write");
        }
        return header;
    }

    private static void requirePlain(String path, byte[] block) {
        char type = (char) (block[TYPE_AT] & 0xFF);
        String what = switch (type) {
            case FILE, LONG_PATH -> "";
            case '1' -> "a hard link";
            case '2' -> "a link";
            case '3', '4' -> "a device";
            case '5' -> "a folder of its own";
            case '6' -> "a pipe";
            default -> "of a kind that flow does not know";
        };
        if (!what.isEmpty()) {
            throw new PackageRefused("'" + path + "' is " + what + "; a package has plain files only");
        }
    }

    private static long size(String path, byte[] block) {
        String digits = text(block, SIZE_AT, SIZE);
        if (!digits.matches("[0-7]{11}\0")) {
            throw new PackageRefused("'" + path + "' has a size that cannot be read");
        }
        return Long.parseLong(digits.substring(0, SIZE - 1), 8);
    }

    private static String path(byte[] block) {
        String prefix = utf8(block, PREFIX_AT, PREFIX);
        String name = utf8(block, 0, NAME);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String utf8(byte[] block, int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return decoded(Arrays.copyOfRange(block, from, end));
    }

    static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PackageRefused("a name in it is no text");
        }
    }

    /** 0 when all of it is the name, else where the slash is that parts it; -1 when it does not fit. */
    private static int split(byte[] path) {
        if (path.length <= NAME) {
            return 0;
        }
        for (int slash = Math.min(PREFIX, path.length - 1); slash > 0; slash--) {
            if (path[slash] == '/') {
                return path.length - slash - 1 <= NAME ? slash : -1;
            }
        }
        return -1;
    }

    private static String octal(long size) {
        String digits = String.format("%011o", size);
        if (digits.length() >= SIZE) {
            throw new PackageRefused("a file of more than 8 GB does not fit into a package");
        }
        return digits + "\0";
    }

    private static String text(byte[] block, int from, int length) {
        return new String(block, from, length, StandardCharsets.ISO_8859_1);
    }

    private static void put(byte[] block, int at, String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }
}
