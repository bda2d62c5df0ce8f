package flow.cli;

import flow.client.Run;
import flow.client.Runs;
import flow.client.Status;
import flow.event.Condition;
import flow.event.Conditions;
import flow.event.Dependency;
import flow.event.Event;
import flow.event.EventName;
import flow.event.Start;
import flow.event.Waiting;
import flow.graph.Flow;
import flow.graph.Hook;
import flow.graph.InvalidValue;
import flow.graph.Parameter;
import flow.prepare.TextFile;
import flow.prepare.Unfit;
import flow.problem.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Starts a run as events would, without anybody having sent them: {@code --event} and {@code --trigger}. */
final class GivenEvents {
    static final Option EVENT = Option.value(
                    "--event",
                    "FILE",
                    "Start as by this event: JSON such as {\"name\": \"orders\", \"payload\": {}}, or a list of some; - reads standard input")
            .many();
    static final Option TRIGGER = Option.value(
                    "--trigger", "RUN", "Start as by the end of this run, of a flow that the script waits for")
            .of(Words.Kind.RUN)
            .many();

    private final Surroundings surroundings;
    private final Flow flow;
    private final List<Condition> conditions;

    /** @param branch that the run belongs to */
    GivenEvents(Surroundings surroundings, Flow flow, ProjectBranch branch) {
        this.surroundings = surroundings;
        this.flow = flow;
        this.conditions = Conditions.of(flow, branch.name());
    }

    static boolean areGiven(Arguments arguments) {
        return arguments.has(EVENT) || arguments.has(TRIGGER);
    }

    /**
     * @param runs in which those of {@code --trigger} are
     * @throws UsageFault when they are no events, or do not start a run of the flow, with the reason
     */
    StartedBy read(Arguments arguments, Runs runs) {
        List<Event> events = new ArrayList<>();
        arguments.values(EVENT).forEach(file -> events.addAll(inFile(file)));
        arguments.values(TRIGGER).forEach(word -> events.add(end(runs.get(word))));
        if (conditions.isEmpty()) {
            throw new UsageFault("flow '" + flow.name() + "' has no trigger, so that no event starts it");
        }
        events.forEach(this::requireWaitedFor);
        return StartedBy.events(flow, started(events));
    }

    private List<Event> inFile(String file) {
        try {
            String text = file.equals("-")
                    ? TextFile.read(surroundings.in())
                    : TextFile.read(surroundings.folder().resolve(file), file);
            Object tree = Parameter.Type.JSON.fromText(text);
            List<?> all = tree instanceof List<?> list ? list : Collections.singletonList(tree);
            return all.stream()
                    .map(one -> placed(Event.ofRecord(Parameter.Type.JSON.toText(one))))
                    .toList();
        } catch (InvalidValue fault) {
            throw new UsageFault("--event " + file + ": " + fault.text());
        } catch (Unfit unreadable) {
            throw new UsageFault("--event: " + unreadable.getMessage());
        }
    }

    /** One that says no project is one of the project and branch for which the flow waits. */
    private Event placed(Event event) {
        if (event.source() != null || event.name().indexOf('/') >= 0) {
            return event;
        }
        return dependencies().stream()
                .filter(one -> one.source() == null
                        && EventName.parse(one.name()).name().equals(event.name()))
                .findFirst()
                .map(one -> new Event(null, one.name(), event.id(), event.time(), event.payload()))
                .orElse(event);
    }

    private Event end(Run run) {
        if (run.getStatus() != Status.SUCCEEDED && run.getStatus() != Status.FAILED) {
            throw new UsageFault("--trigger: run " + run.getId() + " is " + run.getStatus()
                    + "; a flow waits for runs that succeeded or failed");
        }
        Hook.Occasion outcome = run.getStatus() == Status.SUCCEEDED ? Hook.Occasion.SUCCESS : Hook.Occasion.FAILURE;
        return placed(Event.ofFinish(null, run.getFlow(), run.getId(), outcome, run.getEndedAt()));
    }

    private List<Dependency> dependencies() {
        return conditions.stream()
                .flatMap(condition -> condition.dependencies().stream())
                .toList();
    }

    private void requireWaitedFor(Event event) {
        List<Dependency> named =
                dependencies().stream().filter(one -> one.isNamed(event)).toList();
        if (named.isEmpty()) {
            String waits = "flow '" + flow.name() + "' waits for "
                    + dependencies().stream()
                            .map(Dependency::described)
                            .distinct()
                            .collect(Collectors.joining(", "));
            throw new UsageFault("nothing waits for '" + event + "'" + near(event) + "; " + waits);
        }
        if (named.stream().allMatch(one -> !one.objections(event).isEmpty())) {
            throw new UsageFault("'" + event + "' starts no run: "
                    + String.join("; ", named.get(0).objections(event)));
        }
    }

    private String near(Event event) {
        return Nearest.to(
                        event.toString(),
                        dependencies().stream().map(GivenEvents::typed).toList())
                .map(name -> " (did you mean '" + name + "'?)")
                .orElse("");
    }

    private static String typed(Dependency dependency) {
        return dependency.source() == null ? EventName.parse(dependency.name()).name() : dependency.name();
    }

    /** By the first condition that these meet. */
    private Start started(List<Event> events) {
        if (events.isEmpty()) {
            throw new UsageFault("--event: the list is empty");
        }
        Waiting closest = null;
        for (Condition condition : conditions) {
            Waiting waiting = Waiting.of(condition);
            for (Event event : events) {
                Waiting.Step step = waiting.after(event);
                if (step.start().isPresent()) {
                    return step.start().get();
                }
                waiting = step.waiting();
            }
            closest = closer(closest, waiting);
        }
        throw new UsageFault("a run starts when "
                + Objects.requireNonNull(closest).missing().stream()
                        .map(Dependency::described)
                        .collect(Collectors.joining(" and "))
                + " came too; give it by another --event or --trigger");
    }

    private static Waiting closer(@Nullable Waiting one, Waiting other) {
        return one == null || other.events().size() > one.events().size() ? other : one;
    }
}
