package flow.cli;

import flow.config.Configuration;
import flow.graph.Flow;
import flow.graph.InvalidValue;
import flow.graph.Schedule;
import flow.graph.StepOptions;
import flow.graph.Timezones;
import flow.problem.Visible;
import flow.schedule.FireTime;
import flow.schedule.FireTimes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** {@code flow schedule SCRIPT}: when its runs start by themselves, in words and as the next times. */
final class ShowSchedule implements Command {
    private static final Option COUNT = Option.value("--count", "N", "Show so many times; 10 if not given");
    private static final Option FROM =
            Option.value("--from", "TIME", "The times from then on: 2026-11-20, 2026-11-20T19:00; now if not given");
    private static final Option TIMEZONE = Option.value(
            "--timezone",
            "ZONE",
            "Show the times in this zone, too, such as 'Europe/Berlin'; this machine's if not given");

    private static final int DEFAULT_COUNT = 10;

    private final Surroundings surroundings;

    ShowSchedule(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "schedule",
                "Show when runs of a flow start by themselves",
                List.of(Operand.SCRIPT),
                COUNT,
                FROM,
                TIMEZONE,
                Scripts.CONFIG,
                Workspace.OFFLINE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        int count = arguments
                .value(COUNT)
                .map(typed -> WholeNumber.of(COUNT, typed, 1))
                .orElse(DEFAULT_COUNT);
        Instant from = arguments
                .value(FROM)
                .map(typed -> Moment.of(FROM, typed, surroundings.clock()))
                .orElseGet(() -> surroundings.clock().instant());
        ZoneId zone = arguments
                .value(TIMEZONE)
                .map(ShowSchedule::zone)
                .orElseGet(() -> surroundings.clock().getZone());
        Workspace workspace = new Workspace(surroundings, null);
        Configuration configuration = workspace.configuration(arguments);
        surroundings.err().print(workspace.report().of(configuration.warnings()));
        Flow flow = new Scripts(surroundings, configuration)
                .sound(arguments.rest().get(0), arguments, StepOptions.NONE, workspace.report())
                .flow();
        Schedule schedule = flow.starts().schedule();
        if (schedule == null) {
            return none(flow, arguments);
        }
        List<FireTime> times =
                FireTimes.of(schedule).after(from.minusNanos(1)).limit(count).toList();
        surroundings
                .out()
                .print(
                        arguments.has(Option.JSON)
                                ? JsonText.of(ScheduleJson.of(flow, schedule, times))
                                : new ScheduleText(flow, schedule)
                                        .of(
                                                times,
                                                times.size() < count,
                                                surroundings.clock().instant(),
                                                zone,
                                                surroundings.width().getAsInt()));
        return ExitCode.OK;
    }

    private static ZoneId zone(String typed) {
        try {
            return Timezones.from(typed);
        } catch (InvalidValue fault) {
            throw new UsageFault(TIMEZONE.name() + ": " + fault.text());
        }
    }

    /** Nothing is wrong with a flow that people start. */
    private ExitCode none(Flow flow, Arguments arguments) {
        if (arguments.has(Option.JSON)) {
            surroundings.out().print(JsonText.of(ScheduleJson.none(flow)));
        }
        surroundings
                .err()
                .println(
                        Visible.text(
                                "'" + flow.name()
                                        + "' has no schedule; write for example schedule cron: '0 6 * * *', timezone: 'Europe/Berlin'"));
        return ExitCode.OK;
    }
}
