package flow.cli;

import flow.config.Configuration;
import flow.deploy.Deployer;
import flow.deploy.RemoteRun;
import flow.store.RunEnd;
import flow.store.RunEnd.Status;
import flow.store.RunReader;
import flow.store.Store;
import flow.store.StoreFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code flow terminate RUN}: ends a run at once. Its target runs nothing more of it, not even what writes down its end, so that is
 * done here; and also of a run whose workflow came to an end without, or is gone.
 */
final class TerminateRun implements Command {
    private final Surroundings surroundings;

    TerminateRun(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return RemoteRuns.syntax("terminate", "End a run in production at once; its hooks do not run", Workspace.STORE);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        String id = arguments.rest().get(0);
        String name = RemoteRuns.name(id);
        Configuration configuration = RemoteRuns.configuration(surroundings, arguments);
        try (Deployer deployer = new Deployers(surroundings).open(configuration)) {
            Optional<RemoteRun> run = deployer.run(name);
            boolean goesOn = run.isPresent() && !run.get().phase().isOver();
            if (goesOn && !run.get().isTerminated()) {
                deployer.terminate(name);
            }
            Optional<RunReader> kept = kept(configuration, id);
            if (run.isEmpty() && kept.isEmpty()) {
                throw RemoteRuns.missing(deployer, id);
            }
            if (run.isPresent()) {
                deployer.endGangs(name);
            }
            boolean isWritten = kept.filter(reader -> reader.end().isEmpty()).isPresent();
            if (isWritten) {
                end(configuration, kept.get(), run, goesOn);
            }
            print(arguments, id, run, goesOn, isWritten);
            return ExitCode.OK;
        }
    }

    /** The run as the store has it: it may not have begun there, and the store may be out of reach. */
    private Optional<RunReader> kept(Configuration configuration, String id) {
        try {
            return store(configuration).find(id);
        } catch (StoreFailure unreachable) {
            surroundings.err().println("warning: the run's end cannot be written down: " + unreachable.getMessage());
            return Optional.empty();
        }
    }

    private void end(Configuration configuration, RunReader kept, Optional<RemoteRun> run, boolean goesOn) {
        Status status = run.isPresent() && !goesOn
                ? run.get().phase().isBad() ? Status.FAILED : Status.SUCCEEDED
                : Status.ABORTED;
        store(configuration).end(kept, new RunEnd(status, surroundings.clock().instant()));
    }

    private Store store(Configuration configuration) {
        return new Workspace(surroundings, null).store(configuration);
    }

    private void print(Arguments arguments, String id, Optional<RemoteRun> run, boolean goesOn, boolean isWritten) {
        if (arguments.has(Option.JSON)) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("run", id);
            tree.put("terminated", goesOn);
            tree.put("endWritten", isWritten);
            surroundings.out().print(JsonText.of(tree));
            return;
        }
        String what = goesOn
                ? "run " + id + " is terminated"
                : "run " + id
                        + (run.isEmpty()
                                ? " is gone from the cluster"
                                : " was over: " + run.get().phase().spelling());
        surroundings.out().println(what + (isWritten && !goesOn ? "; the store knows now that it ended" : ""));
    }
}
