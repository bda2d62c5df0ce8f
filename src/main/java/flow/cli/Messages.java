package flow.cli;

import flow.MissingSecretException;
import flow.graph.Secret;
import flow.notify.Key;
import flow.notify.Notice;
import flow.notify.Notifier;
import flow.notify.Outcome;
import flow.notify.RunNews;
import flow.task.Host;
import flow.task.Secrets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages that tell people of a run, as errands. */
final class Messages {
    /** One for the process: each has threads of its own. */
    private static final class Connection {
        static final Notifier NOTIFIER = new Notifier();
    }

    private final Host host;

    /** @param host where addresses and keys are kept */
    Messages(Host host) {
        this.host = host;
    }

    List<Outgoing.Errand> of(List<Notice> notices, RunNews news) {
        if (notices.isEmpty()) {
            return List.of();
        }
        return notices.stream()
                .map(notice -> (Outgoing.Errand) new Message(Connection.NOTIFIER, notice, news))
                .toList();
    }

    private final class Message implements Outgoing.Errand {
        private final Notifier notifier;
        private final Notice notice;
        private final RunNews news;

        Message(Notifier notifier, Notice notice, RunNews news) {
            this.notifier = notifier;
            this.notice = notice;
            this.news = news;
        }

        @Override
        public String to() {
            return notice.channel().spelling();
        }

        @Override
        public @Nullable String carryOut(Duration within) throws InterruptedException {
            if (notice.key() == null) {
                return "nothing that can be read here says where it is; set "
                        + NotifyOptions.setting(notice.channel()).key();
            }
            try {
                Outcome outcome = notifier.tell(notice, opened(notice.key()), news, within);
                return outcome.fault();
            } catch (MissingSecretException missing) {
                return missing.getMessage();
            }
        }

        private String opened(Key key) {
            if (key instanceof Key.Plain plain) {
                return plain.value();
            }
            Secret secret = ((Key.Kept) key).secret();
            return Secrets.of(List.of(secret), host)
                    .getOrDefault(secret.name(), "")
                    .strip();
        }
    }
}
