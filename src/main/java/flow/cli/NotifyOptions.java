package flow.cli;

import flow.config.Configuration;
import flow.config.Setting;
import flow.config.Settings;
import flow.graph.Channel;
import flow.graph.Flow;
import flow.graph.Hook.Occasion;
import java.util.List;
import java.util.stream.Stream;

/** The options by which a command is told who is told of its runs. */
final class NotifyOptions {
    static final Option ON_ERROR = Option.optional(
            "--notify-on-error",
            "CHANNELS",
            "Tell these of a run that fails: slack, pagerduty, incident.io, none; all whose address is set unless said");
    static final Option ON_SUCCESS =
            Option.optional("--notify-on-success", "CHANNELS", "Tell these of a run that succeeds; likewise");
    static final Option SLACK =
            Option.value("--notify-slack-webhook-url", "URL", Settings.NOTIFY_SLACK_WEBHOOK_URL.help());
    static final Option PAGERDUTY = Option.value("--notify-pagerduty-key", "KEY", Settings.NOTIFY_PAGERDUTY_KEY.help());
    static final Option INCIDENT = Option.value("--notify-incident-key", "KEY", Settings.NOTIFY_INCIDENT_KEY.help());
    static final Option SOURCE = Option.value("--notify-incident-source", "ID", Settings.NOTIFY_INCIDENT_SOURCE.help());

    private NotifyOptions() {}

    /** Whether anybody says anything of whom to tell: else nothing that tells needs to be loaded. */
    static boolean areUsed(Flow flow, Arguments arguments, Configuration configuration) {
        return !flow.notifications().isEmpty()
                || Stream.of(ON_ERROR, ON_SUCCESS, SLACK, PAGERDUTY, INCIDENT, SOURCE)
                        .anyMatch(arguments::has)
                || Stream.of(Settings.NOTIFY_ON_ERROR, Settings.NOTIFY_ON_SUCCESS)
                        .anyMatch(setting -> !configuration.value(setting).isBlank());
    }

    static Option of(Occasion occasion) {
        return occasion == Occasion.SUCCESS ? ON_SUCCESS : ON_ERROR;
    }

    static Setting<String> setting(Occasion occasion) {
        return occasion == Occasion.SUCCESS ? Settings.NOTIFY_ON_SUCCESS : Settings.NOTIFY_ON_ERROR;
    }

    /** That says where a channel is. */
    static Option of(Channel channel) {
        return switch (channel) {
            case SLACK -> SLACK;
            case PAGERDUTY -> PAGERDUTY;
            case INCIDENT_IO -> INCIDENT;
        };
    }

    static Setting<String> setting(Channel channel) {
        return switch (channel) {
            case SLACK -> Settings.NOTIFY_SLACK_WEBHOOK_URL;
            case PAGERDUTY -> Settings.NOTIFY_PAGERDUTY_KEY;
            case INCIDENT_IO -> Settings.NOTIFY_INCIDENT_KEY;
        };
    }

    /** The address of its service. */
    static String address(Channel channel, Configuration configuration) {
        return switch (channel) {
            case SLACK -> "";
            case PAGERDUTY -> configuration.value(Settings.NOTIFY_PAGERDUTY_URL);
            case INCIDENT_IO -> configuration.value(Settings.NOTIFY_INCIDENT_URL);
        };
    }

    /** The channels of a text such as {@code slack, pagerduty}, without {@code all} and {@code none}. */
    static List<String> words(String text) {
        return List.of(text.strip().split("[,\\s]+"));
    }
}
