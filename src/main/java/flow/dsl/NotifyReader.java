package flow.dsl;

import flow.graph.Channel;
import flow.graph.InvalidValue;
import flow.graph.MessageTemplate;
import flow.graph.Notification;
import flow.graph.Secret;
import flow.graph.Severity;
import flow.problem.Code;
import flow.problem.Problems;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code notify}. */
record NotifyReader(Site site, Problems problems) {
    static final List<String> NAMES =
            List.of("onError", "onSuccess", "message", "severity", "slack", "pagerduty", "incident");

    /** They travel to a pod in a variable. */
    private static final int LONGEST_METADATA = 10_000;

    private static final List<String> INCIDENT = List.of("source", "key", "metadata");

    private static final String EXAMPLE = "write notify onError: 'slack', or onSuccess: ['slack', 'pagerduty']";
    private static final String INCIDENT_EXAMPLE =
            "write incident: [source: 'the id of the alert source', key: 'env:NAME', metadata: [team: 'data']]";

    /** Null when nobody is told ({@code notify onError: cfg.channels}), or it is wrong. */
    @Nullable
    Notification read(Map<String, ?> given) {
        Options options = Options.of(site, problems, given).allow(NAMES);
        if (!options.says("onError") && !options.says("onSuccess")) {
            options.missing("'notify' does not say when whom", EXAMPLE);
        }
        Map<Channel, Secret> keys = new EnumMap<>(Channel.class);
        List<Channel> onError = channels(options, "onError");
        List<Channel> onSuccess = channels(options, "onSuccess");
        MessageTemplate message = options.read(
                "message", value -> new MessageTemplate(Reading.TEXT.of(value).stripIndent()));
        Severity severity = options.read("severity", Reading.oneOf(Severity.values(), Severity::spelling));
        key(options, Channel.SLACK, Channel.SLACK.option(), keys);
        key(options, Channel.PAGERDUTY, Channel.PAGERDUTY.option(), keys);
        Notification.Incident incident = incident(options, keys);
        return onError.isEmpty() && onSuccess.isEmpty()
                ? null
                : new Notification(site.position(), onError, onSuccess, message, severity, keys, incident);
    }

    /** Without those that are wrong. */
    private static List<Channel> channels(Options options, String name) {
        List<Channel> channels = options.list(name, value -> Channel.parse(Reading.TEXT.of(value)));
        if (channels == null) {
            return List.of();
        }
        List<Channel> distinct = channels.stream().distinct().toList();
        if (distinct.size() < channels.size()) {
            options.refuse(name, "a channel stands there twice", "leave one of them out");
        }
        return distinct;
    }

    private Notification.Incident incident(Options options, Map<Channel, Secret> keys) {
        if (!(options.value(Channel.INCIDENT_IO.option()) instanceof Map)) {
            key(options, Channel.INCIDENT_IO, Channel.INCIDENT_IO.option(), keys);
            return Notification.Incident.NOTHING;
        }
        Options incident = options.inside(Channel.INCIDENT_IO.option(), INCIDENT_EXAMPLE);
        incident.allow(INCIDENT);
        key(incident, Channel.INCIDENT_IO, "key", keys);
        Map<String, String> metadata = incident.entries("metadata", Reading.NAME, Reading.SCALAR);
        int length = metadata.entrySet().stream()
                .mapToInt(one -> one.getKey().length() + one.getValue().length())
                .sum();
        if (length > LONGEST_METADATA) {
            incident.refuse(
                    "metadata",
                    "they have " + length + " characters together",
                    "at most " + LONGEST_METADATA + "; what is long belongs behind a link");
        }
        return new Notification.Incident(incident.read("source", NotifyReader::source), metadata);
    }

    private static String source(Object value) {
        return Reading.shaped("[A-Za-z0-9_-]{1,100}", "id of an alert source", "incident.io shows it beside the source")
                .of(value);
    }

    private static void key(Options options, Channel channel, String name, Map<Channel, Secret> keys) {
        Secret secret = options.read(name, NotifyReader::secret);
        if (secret != null) {
            keys.put(channel, secret);
        }
    }

    /** What stands there and is no reference may be the secret itself, so it is not shown. */
    private static Secret secret(Object value) {
        String text = Reading.TEXT.of(value);
        boolean isReference = text.matches("[a-z-]+:.*") && !text.matches("https?:.*");
        if (!isReference) {
            throw new InvalidValue(
                    Code.F004,
                    "takes where the address or key is kept, and never that itself",
                    "write 'env:NAME', 'file:/path' or 'kubernetes:secret/key'");
        }
        return Secret.parse(text);
    }
}
