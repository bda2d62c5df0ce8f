package flow.graph;

import flow.problem.Code;
import flow.problem.Nearest;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Time zones by their names in the IANA database, which every target knows; offsets and abbreviations are not among them. */
public final class Timezones {
    private static final String EXAMPLES = "write for example 'Europe/Berlin', 'America/New_York' or 'UTC'";

    private static final Pattern OFFSET = Pattern.compile("(?:UTC|GMT)?([+-])(\\d\\d?)(?::?00)?");

    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("BST", "Europe/London"),
            Map.entry("CDT", "America/Chicago"),
            Map.entry("CEST", "Europe/Berlin"),
            Map.entry("CST", "America/Chicago"),
            Map.entry("EDT", "America/New_York"),
            Map.entry("EST", "America/New_York"),
            Map.entry("HST", "Pacific/Honolulu"),
            Map.entry("IST", "Asia/Kolkata"),
            Map.entry("JST", "Asia/Tokyo"),
            Map.entry("MDT", "America/Denver"),
            Map.entry("MST", "America/Denver"),
            Map.entry("PDT", "America/Los_Angeles"),
            Map.entry("PST", "America/Los_Angeles"));

    private Timezones() {}

    /**
     * @param value text, {@link ZoneId} or {@link TimeZone}
     * @throws InvalidValue F022, with the nearest name
     */
    public static ZoneId from(Object value) {
        String name = name(value).strip();
        if (known().contains(name)) {
            return ZoneId.of(name);
        }
        String hint = similar(name).map(zone -> "did you mean '" + zone + "'?").orElse(EXAMPLES);
        throw new InvalidValue(Code.F022, "'" + name + "' is no time zone", hint);
    }

    private static String name(Object value) {
        if (value instanceof ZoneId zone) {
            return zone.getId().equals("Z") ? "UTC" : zone.getId();
        }
        if (value instanceof TimeZone zone) {
            return zone.getID();
        }
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        throw new InvalidValue(Code.F022, "it is no time zone", EXAMPLES);
    }

    /** Without the names that only Java has. */
    private static Set<String> known() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> !zone.startsWith("SystemV/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> similar(String name) {
        Set<String> known = known();
        String underscored = name.replaceAll("\\s+", "_");
        return Optional.ofNullable(ABBREVIATIONS.get(name))
                .or(() -> sameOffset(name).filter(known::contains))
                .or(() -> known.stream()
                        .filter(zone -> zone.equalsIgnoreCase(underscored))
                        .findFirst())
                .or(() -> inCity(known, underscored))
                .or(() -> Nearest.to(underscored, known));
    }

    private static Optional<String> inCity(Set<String> known, String city) {
        return known.stream()
                .filter(zone -> zone.substring(zone.lastIndexOf('/') + 1).equalsIgnoreCase(city))
                .findFirst();
    }

    /** IANA counts westwards: what is +2 hours to people is {@code Etc/GMT-2} there. */
    private static Optional<String> sameOffset(String name) {
        Matcher offset = OFFSET.matcher(name);
        if (!offset.matches()) {
            return Optional.empty();
        }
        int hours = Integer.parseInt(offset.group(2));
        return Optional.of(hours == 0 ? "UTC" : "Etc/GMT" + (offset.group(1).equals("+") ? "-" : "+") + hours);
    }
}
