package flow.cli;

/** One of the things that {@code flow} does. */
interface Command {

    Syntax syntax();

    /** What {@code --help} shows, given whatever else was typed with it. */
    default String help(Arguments arguments) {
        return HelpText.of(syntax());
    }

    /**
     * @throws UsageFault before anything was done, when the arguments do not make sense
     * @throws flow.problem.ProblemException when the script or a configuration has faults
     */
    ExitCode run(Arguments arguments);
}
