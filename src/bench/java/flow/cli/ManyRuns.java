package flow.cli;

import flow.task.Output;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;

/** Runs one script as often as one likes, in one process: a process a run would take an hour for what src/bench/run looks at. */
final class ManyRuns {
    private ManyRuns() {}

    /** @param arguments how often, and those of {@code flow} */
    public static void main(String[] arguments) {
        String[] command = Arrays.copyOfRange(arguments, 1, arguments.length);
        for (int left = Integer.parseInt(arguments[0]); left > 0; left--) {
            int code = new Cli(surroundings()).run(command);
            if (code != 0) {
                System.exit(code);
            }
        }
    }

    private static Surroundings surroundings() {
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream());
        return new Surroundings(
                InputStream.nullInputStream(),
                nobody,
                nobody,
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home")),
                System.getProperty("user.name"),
                Clock.systemDefaultZone(),
                false,
                Endings.NONE,
                new Output(nobody),
                () -> Integer.MAX_VALUE);
    }
}
