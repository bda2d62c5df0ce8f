package flow.artifact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A value as bytes.
 *
 * @param encoding a stable id, a word and a version: {@code json/1}
 * @param bytes owned by this record: whoever gives or takes them does not change them
 */
public record Encoded(String encoding, byte[] bytes) {

    /** The encoding of bytes that are kept as they are: of a byte[], and of what is in a file. */
    public static final String BYTES = Encodings.BYTES;

    /** SHA-256 in lower-case hex over the encoding's id, a zero byte and the bytes: equal digests mean equal values. */
    public String digest() {
        MessageDigest digest = digestOf(encoding);
        digest.update(bytes);
        return spelled(digest);
    }

    /** The beginning of such a digest, to which the bytes are to be given in parts. */
    public static MessageDigest digestOf(String encoding) {
        MessageDigest digest = sha256();
        digest.update(encoding.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return digest;
    }

    /** A digest that got all bytes, as {@link #digest} spells it. */
    public static String spelled(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Encoded that && encoding.equals(that.encoding) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * encoding.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return encoding + ", " + bytes.length + " bytes";
    }
}
