package flow.cli;

import flow.config.Configuration;
import flow.config.Settings;
import flow.deploy.DeployRefused;
import flow.graph.Channel;
import flow.graph.Flow;
import flow.graph.Hook.Occasion;
import flow.graph.InvalidValue;
import flow.graph.MessageTemplate;
import flow.graph.Notification;
import flow.graph.Secret.Provider;
import flow.graph.Severity;
import flow.notify.Key;
import flow.notify.Notice;
import flow.notify.Notices;
import flow.notify.Notifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of runs: of the command line, the script and the configuration the first that says anything. Where a channel is, is for the
 * first of them to say which the place can reach: pods the secrets of Kubernetes, this machine everything else.
 */
final class WantedNotices {
    private static final String ALL = "all";
    private static final String NONE = "none";

    /** Where the runs are made. */
    private enum Place {
        HERE,
        CLUSTER
    }

    private final Flow flow;
    private final Arguments arguments;
    private final Configuration configuration;
    private final Place place;
    private final List<String> faults = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /**
     * Of runs on this machine.
     *
     * @throws UsageFault with everything that makes no sense, or cannot be reached from here
     */
    static Notices here(Flow flow, Arguments arguments, Configuration configuration) {
        return new WantedNotices(flow, arguments, configuration, Place.HERE).read();
    }

    /**
     * Of runs in a cluster.
     *
     * @throws UsageFault for what makes no sense
     * @throws DeployRefused with everything that pods could not reach
     */
    static Notices deployed(Flow flow, Arguments arguments, Configuration configuration) {
        return new WantedNotices(flow, arguments, configuration, Place.CLUSTER).read();
    }

    private WantedNotices(Flow flow, Arguments arguments, Configuration configuration, Place place) {
        this.flow = flow;
        this.arguments = arguments;
        this.configuration = configuration;
        this.place = place;
    }

    private Notices read() {
        List<Notice> all = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            typedKey(channel).filter(key -> !isReachable(key)).ifPresent(key -> missing.add(outOfReach(channel)));
        }
        for (Occasion occasion : List.of(Occasion.FAILURE, Occasion.SUCCESS)) {
            channels(occasion).forEach(channel -> all.add(notice(occasion, channel)));
        }
        if (!faults.isEmpty()) {
            throw new UsageFault(faults.stream().distinct().toList());
        }
        if (!missing.isEmpty()) {
            List<String> distinct = missing.stream().distinct().toList();
            throw place == Place.CLUSTER ? new DeployRefused(distinct) : new UsageFault(distinct);
        }
        return new Notices(all, configuration.value(Settings.ARGO_UI_URL).strip());
    }

    private List<Channel> channels(Occasion occasion) {
        Option option = NotifyOptions.of(occasion);
        if (arguments.has(option)) {
            String typed = arguments.value(option).orElse("");
            return named(option.name(), typed.isEmpty() ? ALL : typed, true);
        }
        List<Channel> script = flow.notifications().stream()
                .flatMap(notification -> notification.on(occasion).stream())
                .distinct()
                .toList();
        String configured = configuration.value(NotifyOptions.setting(occasion));
        if (!script.isEmpty() || configured.isBlank()) {
            return script;
        }
        return named(NotifyOptions.setting(occasion).key(), configured, place == Place.CLUSTER);
    }

    /** @param isWanted whether nobody who could be told is a fault */
    private List<Channel> named(String origin, String text, boolean isWanted) {
        if (text.strip().equals(NONE)) {
            return List.of();
        }
        if (text.strip().equals(ALL)) {
            List<Channel> known = Stream.of(Channel.values())
                    .filter(channel -> key(channel, Optional.empty()).isPresent())
                    .toList();
            if (known.isEmpty() && isWanted && missing.isEmpty()) {
                missing.add(origin + ": nothing says where Slack, PagerDuty or incident.io is" + remedy(Channel.SLACK));
            }
            return known;
        }
        List<Channel> channels = new ArrayList<>();
        for (String word : NotifyOptions.words(text)) {
            try {
                channels.add(Channel.parse(word));
            } catch (InvalidValue fault) {
                faults.add(origin + ": " + fault.text());
            }
        }
        return channels.stream().distinct().toList();
    }

    private Notice notice(Occasion occasion, Channel channel) {
        Optional<Notification> word = flow.notifications().stream()
                .filter(notification -> notification.on(occasion).contains(channel))
                .findFirst();
        Key key = key(channel, word).orElse(null);
        if (key == null && (place == Place.CLUSTER || arguments.has(NotifyOptions.of(occasion)))) {
            missing.add("'" + channel + "' is to be told of runs that "
                    + (occasion == Occasion.SUCCESS ? "succeed" : "fail") + ", and nothing says where it is"
                    + remedy(channel));
        }
        Notice notice = new Notice(
                occasion,
                channel,
                key,
                word.map(Notification::message).orElseGet(this::configuredMessage),
                word.map(Notification::severity).orElseGet(this::configuredSeverity),
                incident(word),
                NotifyOptions.address(channel, configuration));
        if (key != null) {
            String fault = Notifier.fault(notice, key instanceof Key.Plain plain ? plain.value() : standIn(channel));
            if (fault != null) {
                faults.add("'" + channel + "' cannot be told: " + fault);
            }
        }
        return notice;
    }

    /** For what is kept elsewhere. */
    private static String standIn(Channel channel) {
        return channel == Channel.SLACK ? "https://hooks.slack.com/x" : "x";
    }

    private MessageTemplate configuredMessage() {
        String text = configuration.value(Settings.NOTIFY_MESSAGE);
        try {
            return text.isEmpty() ? MessageTemplate.DEFAULT : new MessageTemplate(text);
        } catch (InvalidValue fault) {
            faults.add(Settings.NOTIFY_MESSAGE.key() + ": " + fault.text());
            return MessageTemplate.DEFAULT;
        }
    }

    private Severity configuredSeverity() {
        return Severity.valueOf(configuration.value(Settings.NOTIFY_SEVERITY).toUpperCase(Locale.ROOT));
    }

    private Notification.Incident incident(Optional<Notification> word) {
        List<Notification.Incident> said = words(word)
                .map(Notification::incident)
                .filter(incident -> !incident.equals(Notification.Incident.NOTHING))
                .toList();
        Notification.Incident first = said.isEmpty() ? Notification.Incident.NOTHING : said.get(0);
        String configured = configuration.value(Settings.NOTIFY_INCIDENT_SOURCE);
        String source = arguments
                .value(NotifyOptions.SOURCE)
                .or(() -> Optional.ofNullable(first.source()))
                .orElse(configured.isEmpty() ? null : configured);
        return new Notification.Incident(source, first.metadata());
    }

    /** All of the script, that one first. */
    private Stream<Notification> words(Optional<Notification> word) {
        return Stream.concat(word.stream(), flow.notifications().stream());
    }

    /**
     * Of those that say where a channel is the first that can be reached.
     *
     * @param word of the script that names the channel
     */
    private Optional<Key> key(Channel channel, Optional<Notification> word) {
        Optional<Key> typed = typedKey(channel);
        if (typed.isPresent()) {
            return typed;
        }
        String configured = configuration.value(NotifyOptions.setting(channel));
        Stream<Key> script = words(word)
                .flatMap(notification -> Stream.ofNullable(notification.keys().get(channel)))
                .map(Key.Kept::new);
        Stream<Key> others = configured.isBlank()
                ? Stream.empty()
                : Stream.ofNullable(parsed(NotifyOptions.setting(channel).key(), configured));
        return Stream.concat(script, others).filter(this::isReachable).findFirst();
    }

    private Optional<Key> typedKey(Channel channel) {
        Option option = NotifyOptions.of(channel);
        return arguments.value(option).map(text -> parsed(option.name(), text));
    }

    private @Nullable Key parsed(String origin, String text) {
        try {
            return Key.of(text);
        } catch (InvalidValue fault) {
            faults.add(origin + ": " + fault.text());
            return null;
        }
    }

    private boolean isReachable(Key key) {
        Provider provider = key instanceof Key.Kept kept ? kept.secret().provider() : null;
        if (place == Place.CLUSTER) {
            return provider == Provider.KUBERNETES;
        }
        return provider != Provider.KUBERNETES && provider != Provider.AWS_SECRETS_MANAGER;
    }

    private String outOfReach(Channel channel) {
        String option = NotifyOptions.of(channel).name();
        return place == Place.HERE
                ? option + ": this machine does not fetch that; write env:NAME or file:/path"
                : option
                        + ": pods read such a thing from a secret of Kubernetes alone, and it never stands in an object;"
                        + " put it into one, and write " + option + " kubernetes:SECRET/KEY";
    }

    private String remedy(Channel channel) {
        String option = NotifyOptions.of(channel).name();
        String setting = NotifyOptions.setting(channel).key();
        if (place == Place.CLUSTER) {
            return " that pods could read; put its address or key into a secret of Kubernetes, and write " + option
                    + " kubernetes:SECRET/KEY, or set " + setting + " to that";
        }
        return "; set " + setting + " (" + NotifyOptions.setting(channel).variable() + "), or write " + option;
    }
}
