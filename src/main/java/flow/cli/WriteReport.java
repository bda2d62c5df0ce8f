package flow.cli;

import flow.client.Run;
import flow.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code flow report RUN [-o FILE]}: a page about a run. */
final class WriteReport implements Command {
    private static final Option OUTPUT = Option.value(
                    "--output", "FILE", "Write the page to this file; RUN.html if left out, - is standard output")
            .or("-o");

    private final Surroundings surroundings;

    WriteReport(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "report",
                "Write a page about a run: graph, timeline, tasks, failures, artifacts, log",
                List.of(RunArguments.operand("RUN")),
                OUTPUT,
                RunArguments.RUN_ID,
                RunArguments.FLOW,
                Workspace.STORE,
                Workspace.PROFILE);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        Run run = new RunArguments(surroundings, arguments).run();
        String to = arguments.value(OUTPUT).orElse(run.getId() + ".html");
        try {
            write(Report.of(run), to);
        } catch (IOException failed) {
            throw new Unusable("'" + to + "' cannot be written: " + Unusable.reason(failed));
        }
        return ExitCode.OK;
    }

    private void write(Report report, String to) throws IOException {
        if (to.equals("-")) {
            report.write(surroundings.out());
            return;
        }
        Path file = surroundings.folder().resolve(to);
        WholeFile.requireReplaceable(file, to, Report.BEGINNING, "report");
        WholeFile.write(file, report::write);
        surroundings.out().println(ShownPath.of(surroundings, file));
    }
}
