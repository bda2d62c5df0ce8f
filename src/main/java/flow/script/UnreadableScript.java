package flow.script;

/** There is no script to judge: the file is missing, a folder, or cannot be read. The message is for people. */
public final class UnreadableScript extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableScript(String message) {
        super(message);
    }
}
