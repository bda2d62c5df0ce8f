package flow.store.object;

import flow.artifact.Contents;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Under which keys everything stands. Numbers have so many digits that keys sort as they do. */
final class Keys {
    /** Says that this is a place where flow keeps runs, and how. */
    static final String FORMAT = "flow.json";

    /** In front of the first record of each run, which is there while that is. */
    static final String INDEX = "index/";

    /** In front of everything else of runs. */
    static final String RUNS = "runs/";

    static final String VALUES = "values/";
    static final String LEASES = "leases/";
    static final String PACKAGES = "packages/";

    /** In front of what was written to see what a service does. */
    static final String PROBE = "probe-";

    private static final int SPREAD = 2;
    private static final int DIGITS = 8;

    private Keys() {}

    static String start(String runId) {
        return INDEX + runId;
    }

    static String run(String runId) {
        return RUNS + runId + "/";
    }

    /** In front of the segments of its records. */
    static String journal(String runId) {
        return run(runId) + "journal/";
    }

    /** In front of the segments of what it printed. */
    static String log(String runId) {
        return run(runId) + "log/";
    }

    /** Its last record once more, so that nobody has to look for it. */
    static String end(String runId) {
        return run(runId) + "end";
    }

    /** In front of each change of its tags. */
    static String tags(String runId) {
        return run(runId) + "tags/";
    }

    /** The run that took it over. */
    static String successor(String runId) {
        return run(runId) + "resumed";
    }

    /** Who writes it. */
    static String writing(String runId) {
        return LEASES + "write/" + runId + "/";
    }

    /** Who resumes it. */
    static String resuming(String runId) {
        return LEASES + "resume/" + runId + "/";
    }

    /** Who cleans everything. */
    static String cleaning() {
        return LEASES + "clean/";
    }

    /** Spread over the first digits of digests: services divide their work by the beginnings of keys. */
    static String value(String digest) {
        return VALUES + digest.substring(0, SPREAD) + "/" + digest;
    }

    /** Of the value that has that key. */
    static String digest(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** The key that a value of that digest has. */
    static String valueLike(String key) {
        String digest = digest(key);
        return Contents.isDigest(digest) ? value(digest) : "";
    }

    /** The run to which such a key belongs; null when it belongs to none. */
    static @Nullable String runOf(String key) {
        int end = key.indexOf('/', RUNS.length());
        return key.startsWith(RUNS) && end > 0 ? key.substring(RUNS.length(), end) : null;
    }

    /** Whether a key that belongs to a run is one that something has. */
    static boolean isKnown(String runId, String key) {
        return key.equals(end(runId))
                || key.equals(successor(runId))
                || key.startsWith(ApartKeys.all(runId)) && (ApartKeys.isRecord(key) || ApartKeys.logOf(key) != null)
                || Stream.of(journal(runId), log(runId), tags(runId))
                        .anyMatch(prefix -> key.startsWith(prefix) && number(prefix, key) >= 0);
    }

    static String codePackage(String digest) {
        return PACKAGES + digest;
    }

    static String numbered(String prefix, int number) {
        return prefix + String.format(Locale.ROOT, "%0" + DIGITS + "d", number);
    }

    /** The number at the end of such a key; -1 where there is none. */
    static int number(String prefix, String key) {
        String digits = key.substring(prefix.length());
        boolean isNumber = digits.length() >= DIGITS
                && digits.length() <= DIGITS + 1
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(digits) : -1;
    }
}
