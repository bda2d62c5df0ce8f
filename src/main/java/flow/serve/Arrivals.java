package flow.serve;

import flow.event.Condition;
import flow.event.Dependency;
import flow.event.Event;
import flow.event.Explanation;
import flow.event.Start;
import flow.graph.Trigger.Reset;
import flow.schedule.FireTimes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of events. */
final class Arrivals {
    private final List<ServedFlow> flows;
    private final State state;
    private final Starter starter;
    private final Supplier<String> runIds;

    Arrivals(List<ServedFlow> flows, State state, Starter starter, Supplier<String> runIds) {
        this.flows = flows;
        this.state = state;
        this.starter = starter;
        this.runIds = runIds;
    }

    /** @param decided gets it */
    void decide(Event event, Instant now, Decided decided) {
        for (ServedFlow flow : flows) {
            for (Condition condition : flow.conditions()) {
                List<Explanation> all = Explanation.of(List.of(condition), event);
                if (!all.isEmpty()) {
                    decide(flow, condition, event, all, now, decided);
                }
            }
        }
    }

    private void decide(
            ServedFlow flow, Condition condition, Event event, List<Explanation> all, Instant now, Decided decided) {
        Map<String, Came> came = came(flow, condition, now);
        all.forEach(told -> decided.answers.add(new Answer.Told(flow.name(), stillMissing(told, came))));
        List<Explanation> met = all.stream().filter(Explanation::isMet).toList();
        if (!met.isEmpty()) {
            met.forEach(told -> came.put(told.dependency().id(), new Came(event, now)));
            decide(flow, condition, came, now, decided);
        }
    }

    private void decide(ServedFlow flow, Condition condition, Map<String, Came> came, Instant now, Decided decided) {
        ConditionKey key = new ConditionKey(flow.name(), condition.id());
        if (came.size() < condition.dependencies().size()) {
            decided.waiting.put(key, came);
            return;
        }
        if (!state.waiting(key).isEmpty()) {
            decided.waiting.put(key, Map.of());
        }
        Map<String, Event> events = new LinkedHashMap<>();
        came.forEach((dependency, one) -> events.put(dependency, one.event()));
        Start start = new Start(condition, events);
        Optional<String> objection = starter.objection(flow.name(), start);
        if (objection.isPresent()) {
            decided.refused.add(flow.name() + ": " + objection.get());
            decided.told.add(new Told.Refused(flow.name(), objection.get()));
            return;
        }
        decided.begun.add(new Firing(
                runIds.get(),
                flow.name(),
                now,
                null,
                condition.id(),
                List.copyOf(start.events().values())));
    }

    /** What has come for a condition, was not forgotten since, and is what it waits for as the script is now. */
    Map<String, Came> came(ServedFlow flow, Condition condition, Instant now) {
        Map<String, Came> before = state.waiting(new ConditionKey(flow.name(), condition.id()));
        Map<String, Came> valid = new LinkedHashMap<>();
        for (Dependency dependency : condition.dependencies()) {
            Came one = before.get(dependency.id());
            boolean isValid = one != null
                    && dependency.isMetBy(one.event())
                    && !isForgotten(condition.pace().reset(), one.at(), now);
            if (isValid) {
                valid.put(dependency.id(), one);
            }
        }
        return valid;
    }

    private static boolean isForgotten(@Nullable Reset reset, Instant at, Instant now) {
        return reset != null
                && FireTimes.of(List.of(reset.cron()), reset.timezone())
                        .next(at)
                        .filter(time -> !time.instant().isAfter(now))
                        .isPresent();
    }

    private static Explanation stillMissing(Explanation told, Map<String, Came> came) {
        List<Dependency> missing = told.missing().stream()
                .filter(dependency -> !came.containsKey(dependency.id()))
                .toList();
        return new Explanation(told.condition(), told.dependency(), told.objections(), missing);
    }
}
