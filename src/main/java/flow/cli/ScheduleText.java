package flow.cli;

import flow.graph.Cron;
import flow.graph.Durations;
import flow.graph.Flow;
import flow.graph.Schedule;
import flow.schedule.CronWords;
import flow.schedule.FireTime;
import flow.schedule.FireTime.Occurrence;
import flow.schedule.SkippedTimes;
import flow.view.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A schedule as people read it: its crons in words, its next times, and what is unusual about them. */
final class ScheduleText {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);

    private final Flow flow;
    private final Schedule schedule;
    private final DateTimeFormatter form;

    ScheduleText(Flow flow, Schedule schedule) {
        this.flow = flow;
        this.schedule = schedule;
        boolean inSeconds = schedule.crons().stream()
                .anyMatch(cron -> !cron.times().seconds().equals(Set.of(0)));
        this.form = inSeconds ? SECONDS : MINUTES;
    }

    /**
     * @param areAll whether no more times come after these
     * @param zone in which the times are shown, besides that of the schedule
     * @param width of the terminal
     */
    String of(List<FireTime> times, boolean areAll, Instant now, ZoneId zone, int width) {
        String end = times.isEmpty()
                ? "no time comes any more: the years of the schedule are over\n"
                : areAll ? "then the years of the schedule are over\n" : "";
        return flow.name() + "\n" + Columns.of(facts()) + "\n" + (times.isEmpty() ? "" : table(times, now, zone, width))
                + end;
    }

    private List<List<String>> facts() {
        List<List<String>> facts = new ArrayList<>();
        String zone = CronWords.of(schedule.effectiveTimezone());
        for (Cron cron : schedule.crons()) {
            facts.add(List.of("  " + cron.text(), CronWords.of(cron) + ", " + zone));
        }
        facts.add(List.of("  concurrency", concurrency()));
        facts.add(List.of("  missed", missed()));
        List<String> without = ScheduleJson.withoutValue(flow);
        if (!without.isEmpty()) {
            facts.add(List.of(
                    "  parameters",
                    String.join(", ", without) + ": required, and nobody is there to give a value; write a default:"));
        }
        return facts;
    }

    private String concurrency() {
        return switch (schedule.concurrency()) {
            case ALLOW -> "allow: a run starts also while the one before goes on";
            case FORBID -> "forbid: no run starts while the one before goes on, and the time counts as missed";
            case REPLACE -> "replace: a run that still goes on is ended when the next one starts";
        };
    }

    private String missed() {
        String late = ", up to " + Durations.text(schedule.startingDeadline()) + " late";
        return switch (schedule.missed()) {
            case LATEST -> "latest: of times that were missed, the latest is made up for" + late;
            case ALL -> "all: times that were missed are made up for" + late;
            case NONE -> "none: times that were missed are passed over";
        };
    }

    private String table(List<FireTime> times, Instant now, ZoneId zone, int width) {
        ZoneId own = schedule.effectiveTimezone();
        boolean isSame = own.getRules().equals(zone.getRules());
        Table table = isSame ? new Table(own.getId(), "in", "") : new Table(own.getId(), zone.getId(), "in", "");
        for (FireTime time : times) {
            time.skipped().forEach(skipped -> row(table, isSame, form.format(skipped.first()), "", "", note(skipped)));
            row(
                    table,
                    isSame,
                    form.format(time.at()),
                    form.format(time.instant().atZone(zone)),
                    in(Duration.between(now, time.instant())),
                    note(time));
        }
        return table.text(width);
    }

    private static void row(Table table, boolean isSame, String own, String other, String in, String note) {
        table.row(isSame ? List.of(own, in, note) : List.of(own, other, in, note));
    }

    private static String note(SkippedTimes skipped) {
        String more = skipped.count() == 1
                ? ""
                : ", nor " + Counted.text(skipped.count() - 1, "more time") + " until "
                        + skipped.last().toLocalTime();
        return "does not come" + more + ": clocks go " + change(skipped.change());
    }

    private String note(FireTime time) {
        if (time.occurrence() == Occurrence.ONLY) {
            return "";
        }
        LocalDateTime shown = time.at().toLocalDateTime();
        ZoneOffsetTransition change = time.at().getZone().getRules().getTransition(shown);
        return (time.occurrence() == Occurrence.FIRST ? "first" : "second") + " of two: clocks go back "
                + change(change);
    }

    private static String change(ZoneOffsetTransition change) {
        return "from " + change.getDateTimeBefore().toLocalTime() + " to "
                + change.getDateTimeAfter().toLocalTime();
    }

    /** In two units at most. */
    private static String in(Duration duration) {
        if (duration.isNegative()) {
            return in(duration.negated()) + " ago";
        }
        ChronoUnit least = duration.toDays() > 0
                ? ChronoUnit.HOURS
                : duration.toHours() > 0 ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
        return Durations.text(duration.truncatedTo(least));
    }
}
