package flow.dsl;

import flow.graph.Cron;
import flow.graph.InvalidValue;
import flow.graph.Schedule;
import flow.graph.Schedule.Concurrency;
import flow.graph.Schedule.Missed;
import flow.graph.Timezones;
import flow.problem.Code;
import flow.problem.Problems;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code schedule}. */
record ScheduleReader(Site site, Problems problems) {
    static final List<String> NAMES = List.of(
            "hourly", "daily", "weekly", "cron", "crons", "timezone", "concurrency", "missed", "startingDeadline");

    private static final List<String> TIMES = List.of("hourly", "daily", "weekly", "cron", "crons");
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(366);
    private static final String EXAMPLES = "write schedule daily: true, or schedule cron: '0 2 * * *'";

    /** Null when it says false ({@code schedule daily: cfg.nightly}) or is wrong. */
    @Nullable
    Schedule read(Map<String, ?> given) {
        Options options = Options.of(site, problems, given).allow(NAMES);
        Policies policies = policies(options);
        List<String> said = TIMES.stream().filter(options::says).toList();
        if (said.isEmpty()) {
            options.missing("'schedule' does not say when", EXAMPLES);
            return null;
        }
        List<String> wanted = said.stream()
                .filter(time -> !Boolean.FALSE.equals(options.value(time)))
                .toList();
        if (wanted.size() > 1) {
            problems.add(
                    Code.F004,
                    site.key(wanted.get(1)),
                    "'schedule' says both " + wanted.get(0) + ": and " + wanted.get(1) + ":",
                    "say one of them; several times are crons: ['0 2 * * *', '0 14 * * *']");
            return null;
        }
        return wanted.isEmpty() ? null : schedule(options, wanted.get(0), policies);
    }

    /** What is said besides when. */
    private record Policies(
            @Nullable ZoneId timezone, Concurrency concurrency, Missed missed, Duration startingDeadline) {}

    private static Policies policies(Options options) {
        ZoneId timezone = options.read("timezone", Timezones::from);
        Concurrency concurrency =
                options.read("concurrency", Reading.oneOf(Concurrency.values(), Concurrency::spelling));
        Missed missed = options.read("missed", Reading.oneOf(Missed.values(), Missed::spelling));
        Duration deadline = options.read("startingDeadline", ScheduleReader::deadline);
        if (missed == Missed.NONE && deadline != null) {
            options.refuse(
                    "startingDeadline", "with missed: 'none' nothing is started late", "leave one of the two out");
        }
        return new Policies(
                timezone,
                concurrency == null ? Concurrency.ALLOW : concurrency,
                missed == null ? Missed.LATEST : missed,
                deadline == null ? Schedule.DEFAULT_STARTING_DEADLINE : deadline);
    }

    private static Duration deadline(Object value) {
        Duration deadline = Reading.TIME.of(value);
        if (deadline.isZero()) {
            throw new InvalidValue(Code.F004, "nothing can start within no time", "for none write missed: 'none'");
        }
        if (deadline.toNanosPart() != 0) {
            throw new InvalidValue(Code.F004, "it is whole seconds, not '" + value + "'", null);
        }
        if (deadline.compareTo(LONGEST_DEADLINE) > 0) {
            throw new InvalidValue(Code.F004, "it is at most a year, not '" + value + "'", null);
        }
        return deadline;
    }

    private @Nullable Schedule schedule(Options options, String time, Policies policies) {
        List<Cron> crons = crons(options, time);
        return crons.isEmpty()
                ? null
                : new Schedule(
                        site.position(),
                        crons,
                        policies.timezone(),
                        policies.concurrency(),
                        policies.missed(),
                        policies.startingDeadline());
    }

    private static List<Cron> crons(Options options, String time) {
        if (time.startsWith("cron")) {
            List<Cron> crons = options.list(time, text -> Cron.parse(Reading.TEXT.of(text)));
            if (options.value(time) instanceof List<?> given && given.isEmpty()) {
                options.refuse(time, "it has no cron", EXAMPLES);
            }
            return crons == null ? List.of() : crons.stream().distinct().toList();
        }
        Boolean flag = options.read(time, Reading.FLAG);
        if (!Boolean.TRUE.equals(flag)) {
            return List.of();
        }
        return List.of(
                switch (time) {
                    case "hourly" -> Cron.HOURLY;
                    case "daily" -> Cron.DAILY;
                    default -> Cron.WEEKLY;
                });
    }
}
