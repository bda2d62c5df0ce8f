package flow.codepackage;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How many bytes there were, and their SHA-256. */
final class Sum {
    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest;
    private long size;

    Sum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static Sum of(Content content) throws IOException {
        Sum sum = new Sum();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = content.open()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sum.add(buffer, count);
            }
        }
        return sum;
    }

    void add(byte[] bytes, int count) {
        add(bytes, 0, count);
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
