package flow.deploy;

import java.util.List;

/** The place says no, or what is there is not to be touched. Nothing was changed, unless a message says so. */
public final class DeployRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> messages;

    /** @param messages everything that is in the way, each a clause without a full stop, with what to do */
    public DeployRefused(List<String> messages) {
        super(String.join("\n", messages));
        this.messages = List.copyOf(messages);
    }

    public DeployRefused(String message) {
        this(List.of(message));
    }

    public List<String> messages() {
        return messages;
    }
}
