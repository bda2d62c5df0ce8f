package flow.cli;

import flow.artifact.UnreadableValue;
import flow.client.NotFound;
import flow.deploy.DeployFailure;
import flow.deploy.DeployRefused;
import flow.problem.ProblemException;
import flow.problem.Visible;
import flow.store.RunLocked;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import flow.view.Sizes;
import java.io.PrintStream;
import java.util.function.Supplier;

/** Turns what ends a command into one clear message and the exit code that belongs to it. */
final class Failures {
    private final Surroundings surroundings;

    Failures(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    ExitCode guard(Supplier<ExitCode> command) {
        try {
            return command.get();
        } catch (UsageFault fault) {
            return say(fault);
        } catch (NotFound none) {
            surroundings.err().println("flow: " + Visible.text(none.getMessage()));
            return ExitCode.USAGE;
        } catch (ProblemException invalid) {
            return say(invalid);
        } catch (Unusable | StoreFailure | DeployFailure fault) {
            surroundings.err().println("flow: " + Visible.text(fault.getMessage()));
            return ExitCode.INFRASTRUCTURE;
        } catch (DeployRefused fault) {
            fault.messages().forEach(message -> surroundings.err().println("flow: " + Visible.text(message)));
            return ExitCode.REFUSED;
        } catch (RunLocked fault) {
            surroundings.err().println("flow: " + Visible.text(fault.getMessage()));
            return ExitCode.LOCKED;
        } catch (StoreCorrupt | UnreadableValue fault) {
            surroundings.err().println("flow: " + Visible.text(fault.getMessage()));
            return ExitCode.CORRUPT;
        } catch (OutOfMemoryError exhausted) {
            return say(exhausted);
        } catch (RuntimeException | Error bug) {
            return say(bug);
        }
    }

    private ExitCode say(UsageFault fault) {
        PrintStream err = surroundings.err();
        fault.messages().forEach(message -> err.println("flow: " + Visible.text(message)));
        if (fault.help() != null) {
            err.println("'" + fault.help() + "' shows what can be written");
        }
        return ExitCode.USAGE;
    }

    private ExitCode say(ProblemException invalid) {
        ProblemReport report = new Workspace(surroundings, null).report();
        surroundings.err().print(report.of(invalid.problems()));
        return ExitCode.INVALID_SCRIPT;
    }

    /** Whatever took it, a value or a script: whoever started the process says how much it may have. */
    private ExitCode say(OutOfMemoryError exhausted) {
        String size = Sizes.text(Runtime.getRuntime().maxMemory());
        surroundings
                .err()
                .println("flow: the memory of this process, " + size
                        + ", is not enough for this; give it more, as with FLOW_JAVA_OPTS=-Xmx4g");
        if (isDebugged()) {
            exhausted.printStackTrace(surroundings.err());
        }
        return ExitCode.INFRASTRUCTURE;
    }

    private boolean isDebugged() {
        return surroundings.environment().getOrDefault("FLOW_DEBUG", "").equals("1");
    }

    /** A fault of flow itself. There is nothing to do about it for who sees it, and so no stack trace unless asked for. */
    private ExitCode say(Throwable bug) {
        PrintStream err = surroundings.err();
        err.println("flow: this is a fault in flow itself, not in your script: " + bug);
        if (isDebugged()) {
            bug.printStackTrace(err);
            return ExitCode.INFRASTRUCTURE;
        }
        err.println("Please report it with what you typed and what FLOW_DEBUG=1 shows in addition.");
        return ExitCode.INFRASTRUCTURE;
    }
}
