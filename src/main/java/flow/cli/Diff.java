package flow.cli;

import flow.client.Run;
import flow.diff.RunDiff;
import flow.problem.Visible;
import java.util.List;

/** {@code flow diff RUN RUN}: what differs between two runs. */
final class Diff implements Command {
    private static final Option ALL = Option.flag("--all", "Show what is equal, too");

    private final Surroundings surroundings;

    Diff(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        Operand other = new Operand("RUN", true, Words.Kind.RUN, "The run that it is compared with, named likewise");
        return Syntax.of(
                "diff",
                "Show what differs between two runs: code, parameters, tasks, values",
                List.of(RunArguments.REQUIRED, other),
                ALL,
                RunArguments.FLOW,
                Workspace.STORE,
                Workspace.PROFILE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        RunArguments typed = new RunArguments(surroundings, arguments);
        Run left = typed.run(arguments.rest().get(0));
        Run right = typed.run(arguments.rest().get(1));
        RunDiff all = RunDiff.of(left, right);
        RunDiff wanted = arguments.has(ALL) ? all : all.differing();
        if (arguments.has(Option.JSON)) {
            JsonText.print(surroundings.out(), DiffJson.of(wanted, all.isEqual()));
            return ExitCode.OK;
        }
        surroundings.out().print(Visible.text(new DiffText(surroundings).of(wanted)));
        if (all.isEqual()) {
            surroundings.err().println("runs " + left + " and " + right + " do not differ");
        }
        return ExitCode.OK;
    }
}
