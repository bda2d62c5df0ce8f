package flow.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * The process as the commands see it.
 *
 * @param out results only
 * @param err everything else
 * @param folder the current one, absolute
 * @param home the user's folder
 * @param terminal whether a person reads {@code err} on a terminal
 * @param endings what may end the process from outside
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
        Endings endings) {

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
                Clock.systemUTC(),
                Boolean.getBoolean("flow.terminal"),
                endings);
    }
}
