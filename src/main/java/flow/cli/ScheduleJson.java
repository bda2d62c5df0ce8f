package flow.cli;

import flow.graph.Cron;
import flow.graph.Durations;
import flow.graph.Flow;
import flow.graph.Parameter;
import flow.graph.Schedule;
import flow.schedule.CronWords;
import flow.schedule.FireTime;
import flow.schedule.SkippedTimes;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A schedule for programs. */
final class ScheduleJson {
    private ScheduleJson() {}

    static Map<String, @Nullable Object> of(Flow flow, Schedule schedule, List<FireTime> times) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("crons", schedule.crons().stream().map(ScheduleJson::cron).toList());
        said.put("timezone", schedule.effectiveTimezone().getId());
        said.put("concurrency", schedule.concurrency().spelling());
        said.put("missed", schedule.missed().spelling());
        said.put("startingDeadline", Durations.text(schedule.startingDeadline()));
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("flow", flow.name());
        tree.put("schedule", said);
        tree.put("parametersWithoutValue", withoutValue(flow));
        tree.put("times", times.stream().map(ScheduleJson::time).toList());
        return tree;
    }

    static Map<String, @Nullable Object> none(Flow flow) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("flow", flow.name());
        tree.put("schedule", null);
        tree.put("parametersWithoutValue", List.of());
        tree.put("times", List.of());
        return tree;
    }

    /** Nobody gives them when the schedule starts a run. */
    static List<String> withoutValue(Flow flow) {
        return flow.parameters().stream()
                .filter(Parameter::required)
                .map(Parameter::name)
                .toList();
    }

    private static Map<String, Object> cron(Cron cron) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("text", cron.text());
        tree.put("dialect", cron.dialect().title());
        tree.put("words", CronWords.of(cron));
        return tree;
    }

    private static Map<String, Object> time(FireTime time) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("at", time.instant().toString());
        tree.put("shown", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.at()));
        tree.put("occurrence", time.occurrence().name().toLowerCase(Locale.ROOT));
        tree.put("leftOut", time.skipped().stream().map(ScheduleJson::leftOut).toList());
        return tree;
    }

    private static Map<String, Object> leftOut(SkippedTimes skipped) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("first", DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(skipped.first()));
        tree.put("last", DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(skipped.last()));
        tree.put("count", skipped.count());
        return tree;
    }
}
