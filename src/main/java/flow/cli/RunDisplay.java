package flow.cli;

import flow.graph.Flow;
import flow.problem.Position;
import flow.progress.Progress;
import flow.run.Timer;
import java.util.function.Predicate;
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
        return of(flow, isAlone, command -> true);
    }

    /** @param commands those that help with such a run, asked when it has ended */
    Progress of(Flow flow, boolean isAlone, Predicate<String> commands) {
        Progress.Look look = look(commands);
        return isAlone && isWatched()
                ? Progress.rows(flow, look, Timer.ofMachine(), new TerminalSize(surroundings.environment()))
                : Progress.lines(
                        flow, look, Timer.ofMachine(), surroundings.clock().getZone());
    }

    /** Of one task alone. */
    Progress ofTask() {
        return Progress.task(look(command -> true), surroundings.clock().getZone());
    }

    private Progress.Look look(Predicate<String> commands) {
        return new Progress.Look(
                surroundings.err()::print,
                workspace.ink(),
                LinePrefix::of,
                this::excerpt,
                command -> Commands.NAMES.contains(command) && commands.test(command));
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
