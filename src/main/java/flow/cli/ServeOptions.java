package flow.cli;

import flow.config.Configuration;
import flow.run.RunOptions;
import flow.store.Cause;
import java.util.List;
import java.util.Map;

/** How the runs of {@code flow serve} are made. */
record ServeOptions(Workspace workspace, Configuration configuration, List<String> tags) {

    /** @param variables more that bodies find in their environment */
    RunOptions of(Surroundings surroundings, ServedScript script, Cause cause, Map<String, String> variables) {
        return new LocalRun(surroundings, workspace, configuration, script.branch())
                .causedBy(cause)
                .options(script.script(), script.path(), tags, variables);
    }
}
