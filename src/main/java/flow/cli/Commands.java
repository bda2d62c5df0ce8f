package flow.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All commands, in the order in which people learn them; each is made only when it is asked for. */
final class Commands {
    static final List<String> NAMES = List.of(
            "init",
            "run",
            "resume",
            "step",
            "check",
            "show",
            "schedule",
            "package",
            "deploy",
            "trigger",
            "deployments",
            "suspend",
            "unsuspend",
            "terminate",
            "undeploy",
            "serve",
            "event",
            "runs",
            "status",
            "logs",
            "dump",
            "diff",
            "report",
            "tag",
            "clean",
            "fsck",
            "config",
            "completion",
            "version",
            "help");

    /** What people of other systems type. */
    private static final Map<String, String> ALIASES = Map.of("list", "deployments", "delete", "undeploy");

    private final Surroundings surroundings;

    Commands(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Optional<Command> named(String name) {
        if (name.equals(Words.NAME)) {
            return Optional.of(new Words(surroundings));
        }
        if (name.equals(TaskCommand.NAME)) {
            return Optional.of(new TaskCommand(surroundings));
        }
        String known = ALIASES.getOrDefault(name, name);
        return NAMES.contains(known) ? Optional.of(make(known)) : Optional.empty();
    }

    List<Syntax> syntaxes() {
        return NAMES.stream().map(name -> make(name).syntax()).toList();
    }

    private Command make(String name) {
        return switch (name) {
            case "init" -> new Init(surroundings);
            case "run" -> new Run(surroundings);
            case "resume" -> new Resume(surroundings);
            case "step" -> new RunStep(surroundings);
            case "check" -> new Check(surroundings);
            case "show" -> new Show(surroundings);
            case "schedule" -> new ShowSchedule(surroundings);
            case "package" -> new MakePackage(surroundings);
            case "deploy" -> new Deploy(surroundings);
            case "trigger" -> new Trigger(surroundings, Pause.growing());
            case "deployments" -> new ListDeployments(surroundings);
            case "suspend" -> new SuspendRun(surroundings, true);
            case "unsuspend" -> new SuspendRun(surroundings, false);
            case "terminate" -> new TerminateRun(surroundings);
            case "undeploy" -> new Undeploy(surroundings);
            case "serve" -> new Serve(surroundings);
            case "event" -> new PublishEvent(surroundings);
            case "runs" -> new ListRuns(surroundings);
            case "status" -> new ShowStatus(surroundings);
            case "logs" -> new ShowLogs(surroundings, Pause.REAL, Pause.growing());
            case "dump" -> new Dump(surroundings);
            case "diff" -> new Diff(surroundings);
            case "report" -> new WriteReport(surroundings);
            case "tag" -> new TagRun(surroundings);
            case "clean" -> new Clean(surroundings);
            case "fsck" -> new Fsck(surroundings);
            case "config" -> new ShowConfiguration(surroundings);
            case "completion" -> new Complete(surroundings, this);
            case "version" -> new Version(surroundings);
            case "help" -> new Help(surroundings, this);
            default -> throw new IllegalArgumentException("there is no command '" + name + "'");
        };
    }
}
