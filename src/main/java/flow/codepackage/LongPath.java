package flow.codepackage;

import java.nio.charset.StandardCharsets;

/** A path that a header has no room for, in the form that POSIX.1-2001 (pax) has for it: {@code 130 path=…}. */
final class LongPath {
    /** What the header says instead; tools that do not know the form make a file of that name. */
    static final String STANDS_IN = "long-path";

    private LongPath() {}

    static String record(String path) {
        String rest = " path=" + path + "\n";
        int length = rest.getBytes(StandardCharsets.UTF_8).length;
        int digits = String.valueOf(length).length();
        while (String.valueOf(length + digits).length() != digits) {
            digits++;
        }
        return (length + digits) + rest;
    }

    /** @throws PackageRefused when it is not what {@link #record} makes */
    static String of(byte[] bytes) {
        String record = TarHeader.decoded(bytes);
        int equals = record.indexOf('=');
        String path = equals < 0 || !record.endsWith("\n") ? "" : record.substring(equals + 1, record.length() - 1);
        if (path.isEmpty() || !record(path).equals(record) || TarHeader.fits(path)) {
            throw new PackageRefused("a long path in it is none that flow wrote");
        }
        return path;
    }
}
