package flow.cli;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Surroundings surroundings = Surroundings.ofProcess();
        ScriptExit watching = ScriptExit.watch(surroundings.err());
        watching.exit(new Cli(surroundings).run(arguments));
    }
}
