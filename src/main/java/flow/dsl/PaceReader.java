package flow.dsl;

import flow.graph.Cron;
import flow.graph.Timezones;
import flow.graph.Trigger.Needs;
import flow.graph.Trigger.Pace;
import flow.graph.Trigger.RateLimit;
import flow.graph.Trigger.Reset;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what both kinds of triggers say of their pace. */
final class PaceReader {
    static final List<String> NAMES = List.of("reset", "timezone", "rateLimit");

    private static final String EXAMPLE =
            "write for example all: ['a', 'b'], reset: '0 0 * * *', timezone: 'Europe/Berlin'";

    private PaceReader() {}

    /** @param count how many things the trigger waits for */
    static Pace read(Options options, Needs needs, int count) {
        RateLimit limit = options.read("rateLimit", text -> RateLimit.parse(Reading.TEXT.of(text)));
        ZoneId timezone = options.read("timezone", Timezones::from);
        if (options.says("timezone") && !options.says("reset")) {
            options.refuse("timezone", "it is for reset:, which is not there", EXAMPLE);
        }
        return new Pace(reset(options, needs, count, timezone), limit);
    }

    private static @Nullable Reset reset(Options options, Needs needs, int count, @Nullable ZoneId timezone) {
        Cron cron = options.read("reset", text -> Cron.parse(Reading.TEXT.of(text)));
        if (cron != null && (needs == Needs.ANY || count < 2)) {
            options.refuse("reset", "nothing is kept where one thing alone starts a run", EXAMPLE);
            return null;
        }
        return cron == null ? null : new Reset(cron, timezone == null ? ZoneId.of("UTC") : timezone);
    }
}
