package flow.prepare;

import java.util.List;

/** What was given for a run cannot be taken: a value that is none of its parameter's, a file that cannot be read. */
public final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> messages;

    Unfit(String message) {
        this(List.of(message));
    }

    /** @param messages everything that is wrong, each a clause without a full stop */
    Unfit(List<String> messages) {
        super(String.join("; ", messages));
        this.messages = List.copyOf(messages);
    }

    public List<String> messages() {
        return messages;
    }
}
