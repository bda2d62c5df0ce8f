package flow.config;

/**
 * A setting given on the command line.
 *
 * @param option as it was typed: {@code --max-workers}
 */
public record Flag(String option, Setting<?> setting, String value) {}
