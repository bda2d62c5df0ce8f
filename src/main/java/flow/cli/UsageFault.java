package flow.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line does not make sense, or names something that is not there. Ends a command before it did anything. */
final class UsageFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> messages;
    private final @Nullable String command;

    UsageFault(String message) {
        this(List.of(message));
    }

    /** @param messages everything that is wrong, each a clause without a full stop */
    UsageFault(List<String> messages) {
        this(messages, null);
    }

    private UsageFault(List<String> messages, @Nullable String command) {
        super(messages.get(0));
        this.messages = List.copyOf(messages);
        this.command = command;
    }

    /** The same, of a command whose help may be of use. */
    UsageFault in(String name) {
        return new UsageFault(messages, name);
    }

    List<String> messages() {
        return messages;
    }

    /** Whose help may be of use; null when there is no such command. */
    @Nullable
    String command() {
        return command;
    }
}
