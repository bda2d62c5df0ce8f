package flow.show;

import flow.graph.Channel;
import flow.graph.Config;
import flow.graph.Cron;
import flow.graph.Durations;
import flow.graph.Flow;
import flow.graph.Hook;
import flow.graph.Notification;
import flow.graph.Parameter;
import flow.graph.Schedule;
import flow.graph.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a flow says of itself before its first step, one line each: {@code parameter  alpha: Double = 0.01}. */
final class Declarations {
    private static final String LINE = "%-10s %s";

    private Declarations() {}

    static List<String> of(Flow flow) {
        List<String> lines = new ArrayList<>();
        if (flow.project() != null) {
            add(lines, "project", flow.project().name());
        }
        if (!flow.tags().isEmpty()) {
            add(lines, "tags", String.join(", ", flow.tags()));
        }
        Schedule schedule = flow.starts().schedule();
        if (schedule != null) {
            add(lines, "schedule", schedule(schedule));
        }
        flow.starts().triggers().forEach(trigger -> add(lines, "trigger", trigger(trigger)));
        for (Config config : flow.configs()) {
            add(lines, "config", config.name() + ", from " + config.origin());
        }
        flow.parameters().forEach(parameter -> add(lines, "parameter", parameter(parameter)));
        for (Hook hook : flow.hooks()) {
            add(lines, "hook", hook.word());
        }
        for (Notification notification : flow.notifications()) {
            add(lines, "notify", notification(notification));
        }
        return lines;
    }

    private static void add(List<String> lines, String word, String text) {
        lines.add(LINE.formatted(word, Plain.line(text)));
    }

    /** What becomes of runs that overlap, and of times that were missed, only where it is not as usual. */
    private static String schedule(Schedule schedule) {
        List<String> parts = new ArrayList<>();
        parts.add(schedule.crons().stream().map(Cron::text).collect(Collectors.joining(" | ")));
        parts.add(schedule.effectiveTimezone().getId());
        if (schedule.concurrency() != Schedule.Concurrency.ALLOW) {
            parts.add("concurrency " + schedule.concurrency().spelling());
        }
        if (schedule.missed() != Schedule.Missed.LATEST) {
            parts.add("missed " + schedule.missed().spelling());
        }
        if (!schedule.startingDeadline().equals(Schedule.DEFAULT_STARTING_DEADLINE)) {
            parts.add("up to " + Durations.text(schedule.startingDeadline()) + " late");
        }
        return String.join(", ", parts);
    }

    private static String trigger(Trigger trigger) {
        String between = trigger.needs() == Trigger.Needs.ALL ? " and " : " or ";
        if (trigger instanceof Trigger.OnFinish onFinish) {
            String ended = onFinish.outcome() == Hook.Occasion.SUCCESS ? "success of " : "failure of ";
            return ended + onFinish.flows().stream().map(String::valueOf).collect(Collectors.joining(between));
        }
        Trigger.OnEvent onEvent = (Trigger.OnEvent) trigger;
        return "event " + onEvent.events().stream().map(String::valueOf).collect(Collectors.joining(between));
    }

    /** {@code slack and pagerduty of failure, slack of success}. */
    private static String notification(Notification notification) {
        return Stream.of(Hook.Occasion.FAILURE, Hook.Occasion.SUCCESS)
                .filter(occasion -> !notification.on(occasion).isEmpty())
                .map(occasion -> notification.on(occasion).stream()
                                .map(Channel::spelling)
                                .collect(Collectors.joining(" and "))
                        + (occasion == Hook.Occasion.SUCCESS ? " of success" : " of failure"))
                .collect(Collectors.joining(", "));
    }

    private static String parameter(Parameter parameter) {
        String text = parameter.name() + ": " + parameter.type().spelling() + value(parameter);
        return parameter.help() == null ? text : text + " — " + parameter.help();
    }

    private static String value(Parameter parameter) {
        if (parameter.required()) {
            return ", required";
        }
        if (parameter.defaultValue() instanceof Parameter.Default.Fixed fixed) {
            Object value = fixed.value();
            return " = " + (value instanceof Duration duration ? Durations.text(duration) : value);
        }
        return parameter.defaultValue() == null ? "" : ", computed when a run starts";
    }
}
