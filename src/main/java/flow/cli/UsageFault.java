package flow.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line does not make sense, or names something that is not there. Ends a command before it did anything. */
final class UsageFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> messages;
    private final @Nullable String help;

    UsageFault(String message) {
        this(List.of(message));
    }

    /** @param messages everything that is wrong, each a clause without a full stop */
    UsageFault(List<String> messages) {
        this(messages, null);
    }

    private UsageFault(List<String> messages, @Nullable String help) {
        super(messages.get(0));
        this.messages = List.copyOf(messages);
        this.help = help;
    }

    /** The same with the command that shows what is right, unless a nearer place has named one. */
    UsageFault see(String command) {
        return help == null ? new UsageFault(messages, command) : this;
    }

    List<String> messages() {
        return messages;
    }

    /** The command that shows what is right; null when none does. */
    @Nullable
    String help() {
        return help;
    }
}
