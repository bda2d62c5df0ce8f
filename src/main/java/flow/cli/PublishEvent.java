package flow.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flow.client.EventNotSent;
import flow.client.Events;
import flow.config.Configuration;
import flow.config.Settings;
import flow.event.Event;
import flow.event.EventName;
import flow.graph.InvalidValue;
import flow.graph.NameRule;
import flow.graph.Parameter;
import flow.prepare.TextFile;
import flow.prepare.Unfit;
import flow.store.StoreFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code flow event publish NAME}: says that something has happened, to {@code flow serve} or to Argo Events. */
final class PublishEvent implements Command {
    private static final String PUBLISH = "publish";

    private static final Option FIELD = Option.value(
                    "--param",
                    "NAME=VALUE",
                    "A field of the payload, such as id=3 or order.id=3: JSON where it is some, else a text; @FILE reads a file")
            .or("-p")
            .many();
    private static final Option PAYLOAD =
            Option.value("--payload", "FILE", "The payload as JSON, which -p adds to; - reads standard input");
    private static final Option PROJECT = Option.value(
            "--project", "NAME", "Project of the flows that are to hear of it; with --branch or --production");
    private static final Option ID = Option.value(
            "--id", "TEXT", "By which it counts once, however often it is published; made anew each time if none");
    private static final Option SOURCE = Option.value(
            "--source", "NAME", "Publish to 'flow serve' what would come from this EventSource: the payload as it is");
    private static final Option URL = Option.value(
            "--url",
            "ADDRESS",
            "Where events go; if none, the 'flow serve' of this folder, or else what events.url says");
    private static final Option DRY_RUN =
            Option.flag("--dry-run", "Ask 'flow serve' what it would start and why not; nothing happens");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Surroundings surroundings;

    PublishEvent(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "event",
                "Publish an event, which starts the flows that wait for it",
                List.of(
                        new Operand(PUBLISH, true, List.of(PUBLISH), "What to do; there is nothing else"),
                        new Operand("NAME", true, List.of(), "The event's name, as scripts have it")),
                FIELD,
                PAYLOAD,
                PROJECT,
                Workspace.BRANCH,
                Workspace.PRODUCTION,
                ID,
                SOURCE,
                URL,
                DRY_RUN,
                Workspace.PROFILE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        if (!arguments.rest().get(0).equals(PUBLISH)) {
            throw new UsageFault("'flow event' knows 'publish' only: flow event publish NAME");
        }
        Object payload = payload(arguments);
        Event event = event(arguments, payload);
        Place place = place(arguments);
        String answer = send(place, event, arguments);
        print(place, event, answer, arguments);
        return ExitCode.OK;
    }

    /** @param isServe whether it is known to be {@code flow serve}, which answers with what became of the event */
    private record Place(String url, @Nullable String token, boolean isServe) {}

    private Place place(Arguments arguments) {
        Workspace workspace = new Workspace(surroundings, null);
        Configuration configuration = workspace.announced(arguments);
        String token = configuration.value(Settings.EVENTS_TOKEN);
        String url = configuration.value(Settings.EVENTS_URL).strip();
        ServeFolder folder = new ServeFolder(workspace.folder());
        Optional<String> typed = arguments.value(URL);
        Optional<String> here = folder.address()
                .filter(address -> typed.isEmpty() || typed.get().equals(address));
        if (here.isPresent()) {
            return new Place(here.get(), token(folder), true);
        }
        if (typed.isEmpty() && url.isEmpty()) {
            throw new UsageFault("there is no place for events: start 'flow serve SCRIPT' here, or say where they go by"
                    + " --url, or by events.url in the configuration (FLOW_EVENTS_URL)");
        }
        boolean isItsPlace = typed.isEmpty() || isSameServer(typed.get(), url);
        return new Place(typed.orElse(url), token.isEmpty() || !isItsPlace ? null : token, false);
    }

    /** What lets events in at one place is not told to another. */
    private static boolean isSameServer(String one, String other) {
        try {
            URI a = new URI(one.strip());
            URI b = new URI(other);
            return Objects.equals(a.getScheme(), b.getScheme()) && Objects.equals(a.getAuthority(), b.getAuthority());
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private static String token(ServeFolder folder) {
        return folder.knownToken()
                .orElseThrow(() -> new StoreFailure("there is no token in " + folder.tokenFile()
                        + ": start 'flow serve' anew, which makes one that it takes"));
    }

    private Event event(Arguments arguments, @Nullable Object payload) {
        String typed = arguments.rest().get(1);
        String id = arguments.value(ID).orElseGet(() -> UUID.randomUUID().toString());
        Optional<String> source = arguments.value(SOURCE);
        try {
            if (source.isPresent()) {
                requireNone(arguments, ID, PROJECT, Workspace.BRANCH, Workspace.PRODUCTION);
                return Event.from(
                        NameRule.NAMESPACE.check("name of an EventSource", source.get()),
                        NameRule.EVENT.check("event name", typed),
                        Parameter.Type.JSON.toText(payload));
            }
            EventName name = EventName.parse(typed).within(scope(arguments)).unreserved();
            return new Event(
                    null,
                    name.toString(),
                    id,
                    Instant.ofEpochMilli(surroundings.clock().millis()),
                    payload);
        } catch (InvalidValue fault) {
            throw new UsageFault(fault.text());
        }
    }

    private static void requireNone(Arguments arguments, Option... others) {
        for (Option option : others) {
            if (arguments.has(option)) {
                throw new UsageFault("'" + option.name() + "' is for flow's own events, not for those of a '--source'");
            }
        }
    }

    private @Nullable String scope(Arguments arguments) {
        Optional<String> project = arguments.value(PROJECT);
        if (project.isEmpty()) {
            if (arguments.has(Workspace.BRANCH) || arguments.has(Workspace.PRODUCTION)) {
                throw new UsageFault("a branch is one of a project: give --project too");
            }
            return surroundings.environment().get(Events.SCOPE);
        }
        String branch = arguments.has(Workspace.PRODUCTION)
                ? "prod"
                : arguments.value(Workspace.BRANCH).map(name -> "test." + name).orElse("user." + surroundings.user());
        return EventName.parse(EventName.scope(project.get(), branch) + "/x").scope();
    }

    private @Nullable Object payload(Arguments arguments) {
        Object whole = arguments.value(PAYLOAD).map(this::whole).orElseGet(LinkedHashMap::new);
        for (String typed : arguments.values(FIELD)) {
            int equals = typed.indexOf('=');
            if (equals < 1) {
                throw new UsageFault("-p is NAME=VALUE, not '" + typed + "'");
            }
            set(whole, typed.substring(0, equals), value(typed.substring(equals + 1)));
        }
        return whole;
    }

    private Object whole(String file) {
        try {
            String text = file.equals("-")
                    ? TextFile.read(surroundings.in())
                    : TextFile.read(surroundings.folder().resolve(file), file);
            Object tree = Parameter.Type.JSON.fromText(text);
            return copy(tree == null ? Map.of() : tree);
        } catch (InvalidValue fault) {
            throw new UsageFault("--payload: " + fault.text());
        } catch (Unfit unreadable) {
            throw new UsageFault("--payload: " + unreadable.getMessage());
        }
    }

    /** Maps that can be changed. */
    private static Object copy(Object tree) {
        if (!(tree instanceof Map<?, ?> map)) {
            return tree;
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value == null ? null : copy(value)));
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static void set(Object tree, String path, @Nullable Object value) {
        String[] keys = path.split("\\.", -1);
        Object here = tree;
        for (int i = 0; i < keys.length; i++) {
            if (!(here instanceof Map) || keys[i].isEmpty()) {
                throw new UsageFault("-p " + path + ": there is no place for it in the payload");
            }
            Map<String, Object> map = (Map<String, Object>) here;
            if (i == keys.length - 1) {
                map.put(keys[i], value);
            } else {
                here = map.computeIfAbsent(keys[i], key -> new LinkedHashMap<String, Object>());
            }
        }
    }

    /** What is JSON is what it says, and everything else a text. */
    private @Nullable Object value(String typed) {
        String text = typed;
        if (typed.startsWith("@@")) {
            text = typed.substring(1);
        } else if (typed.startsWith("@")) {
            try {
                return TextFile.read(surroundings.folder().resolve(typed.substring(1)), typed.substring(1));
            } catch (Unfit unreadable) {
                throw new UsageFault("-p: " + unreadable.getMessage());
            }
        }
        try {
            return Parameter.Type.JSON.fromText(text);
        } catch (InvalidValue plain) {
            return text;
        }
    }

    private String send(Place place, Event event, Arguments arguments) {
        boolean isDry = arguments.has(DRY_RUN);
        if (isDry && !place.isServe()) {
            throw new UsageFault("'--dry-run' asks the 'flow serve' of this folder, and " + place.url()
                    + " is another place; 'flow deployments --explain' tells what deployed flows would do");
        }
        String path = event.source() == null ? "" : "/" + event.source() + "/" + event.name();
        if (event.source() != null && !place.isServe()) {
            throw new UsageFault(
                    "'--source' is for 'flow serve'; what comes from an EventSource of a cluster is sent to that");
        }
        try {
            return Events.at(place.url() + path + (isDry ? "?dry-run=true" : ""))
                    .token(place.token())
                    .send(event);
        } catch (IllegalArgumentException noAddress) {
            throw new UsageFault("--url: " + noAddress.getMessage());
        } catch (EventNotSent refused) {
            throw new StoreFailure(String.valueOf(refused.getMessage()));
        }
    }

    private void print(Place place, Event event, String answer, Arguments arguments) {
        if (!place.isServe()) {
            surroundings
                    .out()
                    .println(
                            arguments.has(Option.JSON)
                                    ? event.toJson()
                                    : "published '" + event + "' to " + place.url());
            return;
        }
        try {
            JsonNode told = MAPPER.readTree(answer);
            surroundings
                    .out()
                    .print(
                            arguments.has(Option.JSON)
                                    ? told.toPrettyString() + "\n"
                                    : PublishedText.of(event, told, arguments.has(DRY_RUN)));
        } catch (JsonProcessingException odd) {
            surroundings.out().println("published '" + event + "'");
        }
    }
}
