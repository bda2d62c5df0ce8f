package flow.graph;

import flow.graph.Cron.Dialect;
import flow.problem.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Six fields: AWS writes minute to weekday and a year, Quartz a second and minute to weekday. Both have a {@code ?} in one of
 * their two day fields; without it, the one dialect in which the fields are valid.
 */
final class CronOfSix {
    private CronOfSix() {}

    static Cron read(String text, List<String> fields) {
        if (fields.get(2).equals("?") || fields.get(4).equals("?")) {
            return Cron.read(Dialect.AWS, text, fields);
        }
        if (fields.get(3).equals("?") || fields.get(5).equals("?")) {
            return Cron.read(Dialect.QUARTZ, text, fields);
        }
        return byValidity(text, fields);
    }

    private static Cron byValidity(String text, List<String> fields) {
        InvalidValue notAws = fault(Dialect.AWS, fields);
        InvalidValue notQuartz = fault(Dialect.QUARTZ, fields);
        if (notAws == null && notQuartz == null) {
            throw new InvalidValue(
                    Code.F021,
                    "'" + text + "' has two readings",
                    "for that of AWS (minute first) write '" + unmistakable(Dialect.AWS, fields)
                            + "', for that of Quartz (second first) write '" + unmistakable(Dialect.QUARTZ, fields)
                            + "'");
        }
        if (notAws != null && notQuartz != null) {
            throw new InvalidValue(
                    Code.F021,
                    "'" + text + "' is no cron",
                    "as AWS (minute first), " + notAws.getMessage() + "; as Quartz (second first), "
                            + notQuartz.getMessage());
        }
        return Cron.read(notAws == null ? Dialect.AWS : Dialect.QUARTZ, text, fields);
    }

    private static @Nullable InvalidValue fault(Dialect dialect, List<String> fields) {
        try {
            CronFields.read(dialect, fields);
            return null;
        } catch (InvalidValue fault) {
            return fault;
        }
    }

    /** In five fields where that is possible, else with the question mark that tells the dialects apart. */
    private static String unmistakable(Dialect dialect, List<String> texts) {
        CronFields fields = CronFields.read(dialect, texts);
        return fields.unixObstacle().isEmpty() ? fields.unix() : fields.canonical();
    }
}
