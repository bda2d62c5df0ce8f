package flow.cli;

import flow.deploy.Deployment;
import flow.event.Dependency;
import flow.event.Event;
import flow.event.EventName;
import flow.graph.InvalidValue;
import flow.graph.Parameter;
import flow.prepare.TextFile;
import flow.prepare.Unfit;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event that nobody has sent, about which somebody asks. */
final class AskedEvent {
    private final Event event;

    private AskedEvent(Event event) {
        this.event = event;
    }

    /**
     * @param typed its name, {@code source/name} of another source, or where it is as JSON
     * @param pairs fields of its payload
     * @throws UsageFault when it is none
     */
    static AskedEvent of(Surroundings surroundings, String typed, List<String> pairs) {
        try {
            boolean isFile = typed.equals("-") || isFile(surroundings, typed);
            if (isFile && !pairs.isEmpty()) {
                throw new UsageFault("the event of '" + typed + "' has a payload already; leave '-p' out");
            }
            return new AskedEvent(isFile ? read(surroundings, typed) : named(typed, payload(pairs)));
        } catch (InvalidValue fault) {
            throw new UsageFault("--explain " + typed + ": " + fault.text());
        } catch (Unfit unreadable) {
            throw new UsageFault("--explain: " + unreadable.getMessage());
        }
    }

    private static boolean isFile(Surroundings surroundings, String typed) {
        try {
            return Files.isRegularFile(surroundings.folder().resolve(typed));
        } catch (InvalidPathException none) {
            return false;
        }
    }

    private static Event read(Surroundings surroundings, String typed) {
        if (typed.equals("-")) {
            return Event.ofRecord(TextFile.read(surroundings.in()));
        }
        Path file = surroundings.folder().resolve(typed);
        return Event.ofRecord(TextFile.read(file, typed));
    }

    private static Event named(String typed, Map<String, @Nullable Object> payload) {
        int slash = typed.indexOf('/');
        boolean isForeign = slash > 0 && slash == typed.lastIndexOf('/');
        if (isForeign) {
            return new Event(typed.substring(0, slash), typed.substring(slash + 1), null, null, payload);
        }
        return new Event(null, EventName.parse(typed).toString(), null, null, payload);
    }

    private static Map<String, @Nullable Object> payload(List<String> pairs) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new UsageFault("'-p " + pair + "' has no value: write -p " + pair + "=…");
            }
            payload.put(pair.substring(0, equals), value(pair.substring(equals + 1)));
        }
        return payload;
    }

    private static @Nullable Object value(String typed) {
        try {
            return Parameter.Type.JSON.fromText(typed);
        } catch (InvalidValue text) {
            return typed;
        }
    }

    /** As it comes to a deployment: one that says no project is read as one of that one's own. */
    Event to(Deployment deployment) {
        if (event.source() != null || event.name().indexOf('/') >= 0) {
            return event;
        }
        return deployment.conditions().stream()
                .flatMap(condition -> condition.dependencies().stream())
                .filter(one -> isMeant(one, event))
                .findFirst()
                .map(one -> new Event(null, one.name(), event.id(), event.time(), event.payload()))
                .orElse(event);
    }

    private static boolean isMeant(Dependency dependency, Event event) {
        return dependency.source() == null
                && EventName.parse(dependency.name()).name().equals(event.name());
    }

    @Override
    public String toString() {
        return event.toString();
    }
}
