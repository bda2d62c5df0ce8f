package flow.store.local;

import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The first line of a file of frames: what it is, its format, the run that it belongs to, and a CRC32C of all that, as in
 * {@code flow-journal 3 1m8bc0x22q3z 0a1b2c3d}. Format 2 had no promises in it, and its frames were plain; format 1 was {@code
 * flow-journal 1} and nothing else.
 *
 * @param kind {@code flow-journal} or {@code flow-log}
 */
record Head(String kind, String runId) {
    /** More than any of them takes, in bytes. */
    static final int LARGEST = 128;

    private static final int FORMAT = 3;
    private static final Pattern LINE = Pattern.compile("(([a-z-]+) ([1-9][0-9]{0,8}) (.*)) ([0-9a-f]{8})");

    static Head ofJournal(String runId) {
        return new Head("flow-journal", runId);
    }

    static Head ofLog(String runId) {
        return new Head("flow-log", runId);
    }

    /** With its line end. */
    byte[] bytes() {
        String said = kind + " " + FORMAT + " " + runId;
        return (said + " " + checksum(said) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** How records stand behind it. */
    Framing framing() {
        return new Framing(bytes());
    }

    /**
     * @param line the first line of a file, without its end
     * @return how records stand behind it; empty when nobody wrote that line
     * @throws StoreCorrupt when it is another run's
     * @throws StoreFailure when a later release wrote it
     */
    Optional<Framing> read(String line, Path file) {
        if (line.equals(kind + " 1")) {
            return Optional.of(Framing.PLAIN);
        }
        Matcher parts = LINE.matcher(line);
        if (!parts.matches() || !parts.group(2).equals(kind) || !parts.group(5).equals(checksum(parts.group(1)))) {
            return Optional.empty();
        }
        int format = Integer.parseInt(parts.group(3));
        if (format > FORMAT) {
            throw StoreFailure.ofLaterRelease(file.toString());
        }
        if (!parts.group(4).equals(runId)) {
            throw new StoreCorrupt(file.toString(), "it belongs to run " + parts.group(4));
        }
        return Optional.of(format < FORMAT ? Framing.PLAIN : framing());
    }

    private static String checksum(String text) {
        CRC32C checksum = new CRC32C();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(checksum.getValue());
    }
}
