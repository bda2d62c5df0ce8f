package flow.compile.argo;

import flow.compile.DeployOptions.EventOptions;
import flow.compile.Manifest;
import java.util.List;
import java.util.Map;

/** What a namespace needs once for events to reach the Sensors of its flows: a bus, and a source to which they are posted. */
public final class EventObjects {
    /** In the sources of Argo Events a text. */
    private static final String PORT = "12000";

    /** The key of the secret. */
    static final String TOKEN = "token";

    private static final String PATH = "/event";
    private static final int REPLICAS = 3;

    private EventObjects() {}

    /** Where events are posted, from within the cluster. */
    public static String url(EventOptions events, String namespace) {
        return "http://" + events.source() + "." + namespace + ".svc:" + PORT + PATH;
    }

    /** The secret whose {@code token} whoever posts an event has to know. */
    public static String secret(EventOptions events) {
        return events.source() + "-token";
    }

    /** In the order in which they are to be created. */
    public static List<Manifest> of(EventOptions events, String namespace) {
        return List.of(bus(events, namespace), source(events, namespace), service(events, namespace));
    }

    /** Of the version that each release of Argo Events knows; what comes within a day after a Sensor was away reaches it. */
    private static Manifest bus(EventOptions events, String namespace) {
        Map<String, Object> stream = Fields.of("version", "latest")
                .with("replicas", REPLICAS)
                .with("streamConfig", "maxAge: 24h\n")
                .map();
        return manifest("EventBus", events.bus(), namespace, Map.of("jetstream", stream));
    }

    private static Manifest source(EventOptions events, String namespace) {
        Map<String, Object> token =
                Fields.of("name", secret(events)).with("key", TOKEN).map();
        Map<String, Object> webhook = Fields.of("endpoint", PATH)
                .with("method", "POST")
                .with("port", PORT)
                .withEmpty("url", "")
                .with("authSecret", token)
                .map();
        return manifest(
                "EventSource",
                events.source(),
                namespace,
                Fields.of("eventBusName", events.bus())
                        .with("webhook", Map.of(events.event(), webhook))
                        .map());
    }

    private static Manifest manifest(String kind, String name, String namespace, Map<String, Object> spec) {
        return new Manifest(Fields.of("apiVersion", WorkflowTemplates.API)
                .with("kind", kind)
                .with("metadata", metadata(name, namespace))
                .with("spec", spec)
                .map());
    }

    private static Map<String, Object> metadata(String name, String namespace) {
        return Fields.of("name", name)
                .with("namespace", namespace)
                .with("labels", Map.of(Marks.MANAGED_BY, Marks.FLOW_ITSELF))
                .map();
    }

    private static Manifest service(EventOptions events, String namespace) {
        int port = Integer.parseInt(PORT);
        Map<String, Object> spec = Fields.of("selector", Map.of("eventsource-name", events.source()))
                .with(
                        "ports",
                        List.of(Fields.of("name", "http")
                                .with("port", port)
                                .with("targetPort", port)
                                .map()))
                .map();
        return new Manifest(Fields.of("apiVersion", "v1")
                .with("kind", "Service")
                .with("metadata", metadata(events.source(), namespace))
                .with("spec", spec)
                .map());
    }
}
