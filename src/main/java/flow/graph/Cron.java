package flow.graph;

import flow.problem.Code;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * When something happens again and again.
 *
 * @param text canonical: one blank between fields, numbers instead of names; in AWS and Quartz exactly one {@code ?}, in Unix
 *     none and weekdays 0 to 6
 */
public record Cron(String text, Dialect dialect) {
    private static final String EXAMPLE = "every day at 2 o'clock is '0 2 * * *' (minute hour day month weekday)";

    private static final Map<String, String> NICKNAMES = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    public static final Cron HOURLY = new Cron("0 * * * *", Dialect.UNIX);

    /** At midnight. */
    public static final Cron DAILY = new Cron("0 0 * * *", Dialect.UNIX);

    /** On Sunday at midnight. */
    public static final Cron WEEKLY = new Cron("0 0 * * 0", Dialect.UNIX);

    /** What the fields mean. */
    public enum Dialect {
        /** Five fields: minute, hour, day of month, month, day of week (0 to 7, 0 and 7 are Sunday). */
        UNIX("Unix"),
        /** Six fields: those of Unix and a year; day of week 1 to 7, 1 is Sunday. */
        AWS("AWS"),
        /** Six or seven fields: second, those of Unix, perhaps a year; day of week 1 to 7, 1 is Sunday. */
        QUARTZ("Quartz");

        private final String title;

        Dialect(String title) {
            this.title = title;
        }

        /** For messages. */
        public String title() {
            return title;
        }
    }

    public Cron {
        if (!CronFields.read(dialect, fields(text)).canonical().equals(text)) {
            throw new IllegalArgumentException("'" + text + "' is not canonical");
        }
    }

    /**
     * Five fields are Unix, seven Quartz; six are AWS or Quartz, by the field in which {@code ?} stands, else by what alone is
     * valid. {@code @daily} and the like are understood too.
     *
     * @throws InvalidValue F021
     */
    public static Cron parse(String text) {
        String plain = NICKNAMES.getOrDefault(text.strip().toLowerCase(Locale.ROOT), text);
        refuseExtensions(plain);
        List<String> fields = fields(plain);
        return switch (fields.size()) {
            case 5 -> read(Dialect.UNIX, plain, fields);
            case 6 -> CronOfSix.read(plain, fields);
            case 7 -> read(Dialect.QUARTZ, plain, fields);
            default ->
                throw new InvalidValue(
                        Code.F021,
                        "'" + text + "' is no cron: it has " + count(fields.size()) + ", not 5, 6 or 7",
                        EXAMPLE);
        };
    }

    private static void refuseExtensions(String text) {
        if (text.strip().startsWith("@")) {
            throw new InvalidValue(
                    Code.F021,
                    "'" + text + "' is no cron",
                    "write '@hourly', '@daily', '@weekly', or fields: " + EXAMPLE);
        }
        if (text.contains("TZ=")) {
            throw new InvalidValue(Code.F021, "'" + text + "' is no cron", "write the zone behind timezone:");
        }
    }

    static Cron read(Dialect dialect, String text, List<String> fields) {
        try {
            return of(CronFields.read(dialect, fields));
        } catch (InvalidValue fault) {
            throw new InvalidValue(Code.F021, "'" + text + "' is no cron: " + fault.getMessage(), fault.hint());
        }
    }

    static Cron of(CronFields fields) {
        return new Cron(fields.canonical(), fields.dialect());
    }

    private static List<String> fields(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private static String count(int fields) {
        return fields == 1 ? "1 field" : fields + " fields";
    }

    /** Why the same times cannot be written in five Unix fields; empty when they can. */
    public Optional<String> unixObstacle() {
        return CronFields.read(dialect, fields(text)).unixObstacle();
    }

    /** When it comes, as numbers. */
    public CronTimes times() {
        return CronTimesReader.of(CronFields.read(dialect, fields(text)));
    }

    /**
     * The same times in five Unix fields: numbers only, weekdays 0 to 6, no range that runs backwards.
     *
     * @throws IllegalStateException when there is an obstacle
     */
    public String toUnix() {
        CronFields fields = CronFields.read(dialect, fields(text));
        fields.unixObstacle().ifPresent(obstacle -> {
            throw new IllegalStateException(obstacle);
        });
        return fields.unix();
    }
}
