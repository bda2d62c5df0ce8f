package flow.cli;

import java.io.PrintStream;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintStream err = Surroundings.standardError();
        ProcessEndings endings = ProcessEndings.of(err);
        endings.exit(new Cli(Surroundings.ofProcess(err, endings)).run(arguments));
    }
}
