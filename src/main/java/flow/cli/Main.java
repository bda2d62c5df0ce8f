package flow.cli;

import java.io.PrintStream;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Whatever runs in this process asks for it: flow, Maven, the AWS SDK, bodies.
        System.setProperty("user.home", UserFolder.of(System.getProperty("user.home"), System.getenv()));
        PrintStream err = Surroundings.standardError();
        ProcessEndings endings = ProcessEndings.of(err);
        Surroundings surroundings = Surroundings.ofProcess(err, endings);
        surroundings.takeOverSystemStreams();
        endings.exit(new Cli(surroundings).run(arguments));
    }
}
