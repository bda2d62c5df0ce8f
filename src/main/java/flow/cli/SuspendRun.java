package flow.cli;

import flow.config.Configuration;
import flow.deploy.Deployer;
import flow.deploy.RemoteRun;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code flow suspend RUN}, {@code flow unsuspend RUN}: nothing more of a run starts, until it may go on. */
final class SuspendRun implements Command {
    private final Surroundings surroundings;
    private final boolean isToSuspend;

    SuspendRun(Surroundings surroundings, boolean isToSuspend) {
        this.surroundings = surroundings;
        this.isToSuspend = isToSuspend;
    }

    @Override
    public Syntax syntax() {
        return isToSuspend
                ? RemoteRuns.syntax("suspend", "Start nothing more of a run in production; what is running goes on")
                : RemoteRuns.syntax("unsuspend", "Let a run in production go on that was suspended");
    }

    @Override
    public ExitCode run(Arguments arguments) {
        String id = arguments.rest().get(0);
        String name = RemoteRuns.name(id);
        Configuration configuration = RemoteRuns.configuration(surroundings, arguments);
        try (Deployer deployer = new Deployers(surroundings).open(configuration)) {
            RemoteRun run = RemoteRuns.there(deployer, id);
            if (run.phase().isOver()) {
                throw new UsageFault("run " + id + " is over (" + run.phase().spelling() + ")");
            }
            boolean isChanged = run.isSuspended() != isToSuspend;
            if (isChanged && isToSuspend) {
                deployer.suspend(name);
            } else if (isChanged) {
                deployer.unsuspend(name);
            }
            print(arguments, id, isChanged);
            return ExitCode.OK;
        }
    }

    private void print(Arguments arguments, String id, boolean isChanged) {
        if (arguments.has(Option.JSON)) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("run", id);
            tree.put("suspended", isToSuspend);
            tree.put("changed", isChanged);
            surroundings.out().print(JsonText.of(tree));
            return;
        }
        String state = isToSuspend ? "is suspended" : "goes on";
        String hint = isToSuspend ? "; 'flow unsuspend " + id + "' lets it go on" : "";
        surroundings.out().println("run " + id + " " + state + (isChanged ? "" : ", as it was before") + hint);
    }
}
