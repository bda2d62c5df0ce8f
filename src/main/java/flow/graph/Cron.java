package flow.graph;

/**
 * When something happens again and again.
 *
 * @param text one blank between fields, names of months and weekdays in capitals
 */
public record Cron(String text, Dialect dialect) {

    /** What the fields mean. */
    public enum Dialect {
        /** Five fields: minute, hour, day of month, month, day of week (0 to 7, 0 and 7 are Sunday). */
        UNIX,
        /** Six fields: those of Unix and a year; day of week 1 to 7, 1 is Sunday. */
        AWS,
        /** Six or seven fields: second, those of Unix, perhaps a year; day of week 1 to 7, 1 is Sunday. */
        QUARTZ
    }
}
