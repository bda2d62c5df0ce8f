package flow.deploy;

/**
 * Something that keeps a task from starting.
 *
 * @param task as the target shows it
 * @param reason a word, such as {@code ImagePullBackOff}
 * @param message more about it; empty for nothing
 */
public record Trouble(String task, String reason, String message) {}
