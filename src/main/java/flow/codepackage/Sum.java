package flow.codepackage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How many bytes there were, and their SHA-256. */
final class Sum {
    private final MessageDigest digest;
    private long size;

    Sum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    void add(byte[] bytes, int from, int count) {
        digest.update(bytes, from, count);
        size += count;
    }

    long size() {
        return size;
    }

    /** In hexadecimal; to be asked once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
