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

    /** SHA-256 in lower-case hex over the encoding's id, a zero byte and the bytes: equal digests mean equal values. */
    public String digest() {
        MessageDigest sha256 = sha256();
        sha256.update(encoding.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        sha256.update(bytes);
        return HexFormat.of().formatHex(sha256.digest());
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
