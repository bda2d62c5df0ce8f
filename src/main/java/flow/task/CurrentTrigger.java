package flow.task;

import flow.client.Run;
import flow.event.Event;
import flow.event.EventName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code current.trigger}: the events that started a run. */
final class CurrentTrigger {
    private CurrentTrigger() {}

    /** Null when none did. Of several events {@code event}, {@code payload} and {@code run} are those of the first. */
    static @Nullable Map<String, @Nullable Object> of(RunContext run) {
        List<Event> events = run.cause().events().stream().map(Event::ofRecord).toList();
        if (events.isEmpty()) {
            return null;
        }
        Event first = events.get(0);
        return new LazyMap()
                .with("event", name(first))
                .with("payload", first.payload())
                .with("events", events.stream().map(CurrentTrigger::event).toList())
                .with(
                        "run",
                        new Lazy<>(() -> runs(run, events).stream().findFirst().orElse(null)))
                .with("runs", new Lazy<>(() -> runs(run, events)));
    }

    private static Map<String, @Nullable Object> event(Event event) {
        return new LazyMap()
                .with("name", name(event))
                .with("source", event.source())
                .with("id", event.id())
                .with("time", event.time())
                .with("payload", event.payload());
    }

    /** As scripts write it, without the project and branch that it belongs to. */
    private static String name(Event event) {
        return event.source() == null ? EventName.parse(event.name()).name() : event.name();
    }

    /** The runs whose end started this one. */
    private static List<Run> runs(RunContext run, List<Event> events) {
        return events.stream()
                .flatMap(event -> finished(event).stream())
                .map(id -> run.runs().get(id))
                .toList();
    }

    private static Optional<String> finished(Event event) {
        boolean isFinish =
                event.source() == null && EventName.parse(event.name()).isFinish();
        return isFinish && event.payload() instanceof Map<?, ?> payload && payload.get("run") instanceof String id
                ? Optional.of(id)
                : Optional.empty();
    }
}
