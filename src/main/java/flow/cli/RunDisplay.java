package flow.cli;

import flow.graph.Flow;
import flow.problem.Position;
import flow.progress.Progress;
import flow.run.Timer;
import org.jspecify.annotations.Nullable;

/** Chooses what people see of a run: rows where a person looks at a terminal, else lines. */
final class RunDisplay {
    private final Surroundings surroundings;
    private final Workspace workspace;

    RunDisplay(Surroundings surroundings, Workspace workspace) {
        this.surroundings = surroundings;
        this.workspace = workspace;
    }

    /** @param isAlone whether nothing else of this run is written, which may be to the same terminal */
    Progress of(Flow flow, boolean isAlone) {
        Progress.Look look = look();
        return isAlone && isWatched()
                ? Progress.rows(flow, look, Timer.ofMachine(), new TerminalSize(surroundings.environment()))
                : Progress.lines(
                        flow, look, Timer.ofMachine(), surroundings.clock().getZone());
    }

    /** Of one task alone. */
    Progress ofTask() {
        return Progress.task(look(), surroundings.clock().getZone());
    }

    private Progress.Look look() {
        return new Progress.Look(
                surroundings.err()::print, workspace.ink(), LinePrefix::of, this::excerpt, Commands.NAMES::contains);
    }

    private String excerpt(String headline, Position position, @Nullable String hint) {
        return workspace.report().of(headline, position, hint);
    }

    /** What a CI system shows as a terminal is read later, as a text. */
    private boolean isWatched() {
        String terminal = surroundings.environment().getOrDefault("TERM", "");
        return surroundings.terminal() && !terminal.equals("dumb") && !isCi();
    }

    private boolean isCi() {
        String ci = surroundings.environment().getOrDefault("CI", "");
        return !ci.isEmpty() && !ci.equals("false") && !ci.equals("0");
    }
}
