package flow.cli;

import flow.task.Output;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * The process as the commands see it.
 *
 * @param out results only
 * @param err everything else
 * @param folder the current one, absolute
 * @param home the user's folder
 * @param terminal whether a person reads {@code err} on a terminal
 * @param endings what may end the process from outside
 * @param output by which scripts print: into their tasks' logs, and to {@code err} while no run goes on
 * @param width how many characters fit on a line of {@code out}; {@link Integer#MAX_VALUE} where that is no terminal
 */
public record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path folder,
        Path home,
        String user,
        Clock clock,
        boolean terminal,
        Endings endings,
        Output output,
        IntSupplier width) {

    /** A process whose scripts print to {@code err} outside of runs, and whose results nobody reads on a terminal. */
    public Surroundings(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Path folder,
            Path home,
            String user,
            Clock clock,
            boolean terminal,
            Endings endings) {
        this(
                in,
                out,
                err,
                environment,
                folder,
                home,
                user,
                clock,
                terminal,
                endings,
                new Output(err),
                () -> Integer.MAX_VALUE);
    }

    /** A path as it was typed, seen from the current folder. */
    Path typed(String path) {
        return folder.resolve(path).toAbsolutePath().normalize();
    }

    /** Texts are UTF-8 whatever the locale says: a result has the same bytes everywhere. */
    static PrintStream standardError() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    }

    static Surroundings ofProcess(PrintStream err, Endings endings) {
        return new Surroundings(
                System.in,
                new PrintStream(
                        new ResultStream(new FileOutputStream(FileDescriptor.out)), true, StandardCharsets.UTF_8),
                err,
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home")),
                System.getProperty("user.name"),
                Clock.systemDefaultZone(),
                Boolean.getBoolean("flow.terminal"),
                endings,
                new Output(err),
                Boolean.getBoolean("flow.results.terminal") ? terminalWidth() : () -> Integer.MAX_VALUE);
    }

    private static IntSupplier terminalWidth() {
        TerminalSize size = new TerminalSize(System.getenv());
        return () -> size.get().columns();
    }

    /** From now on whatever prints in this process prints by {@code output}: only results reach standard output. */
    void takeOverSystemStreams() {
        System.setOut(output.out());
        System.setErr(output.err());
        System.getProperties().putIfAbsent("java.util.logging.SimpleFormatter.format", "%4$s %3$s - %5$s%6$s%n");
    }
}
