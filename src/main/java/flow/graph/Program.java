package flow.graph;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program that a body runs.
 *
 * @param command the program and its arguments; no shell looks at them
 * @param input what it reads from its standard input; null for nothing
 * @param folder where it runs, from the script's folder on; null for the task's own folder
 * @param environment over what {@code env} shows
 * @param output the file, from the task's own folder on, that takes its standard output; null when that is answered
 */
public record Program(
        List<String> command,
        @Nullable Input input,
        @Nullable String folder,
        Map<String, String> environment,
        @Nullable String output) {

    /** Bytes for a program to read. */
    @FunctionalInterface
    public interface Input {
        InputStream open() throws IOException;
    }

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** As the script calls it. */
    public String name() {
        return command.get(0);
    }
}
