package flow.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of several parts, none of which can run into the next. */
final class Digest {

    /** Bytes of a digest. */
    static final int LENGTH = 32;

    private final MessageDigest digest = sha256();

    Digest add(byte[] part) {
        digest.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(part);
        return this;
    }

    Digest add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static byte[] bytes(byte[] content) {
        return sha256().digest(content);
    }

    /** In hexadecimal; empty when the file cannot be read. */
    static String ofFile(Path file) {
        try {
            return HexFormat.of().formatHex(bytes(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
