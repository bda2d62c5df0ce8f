package flow.cli;

import flow.config.Configuration;
import flow.deploy.DeployRefused;
import flow.deploy.Deployer;
import flow.deploy.Deployment;
import flow.deploy.Deployment.Timetable;
import flow.deploy.Deployment.Waits;
import flow.event.Condition;
import flow.problem.Visible;
import flow.view.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code flow deployments}: the flows in production. */
final class ListDeployments implements Command {
    private static final Option EXPLAIN = Option.value(
            "--explain",
            "EVENT",
            "What an event would mean to each of them: its name, project/branch/name, source/name, or a file with it as JSON; - reads"
                    + " standard input");
    private static final Option PAYLOAD = Option.value(
                    "--payload",
                    "FIELD=VALUE",
                    "With --explain, a field of the event; JSON where it is some, else a text")
            .or("-p")
            .many();

    private final Surroundings surroundings;

    ListDeployments(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "deployments",
                "List the flows in production",
                List.of(),
                EXPLAIN,
                PAYLOAD,
                Workspace.NAMESPACE,
                Workspace.CONTEXT,
                Workspace.PROFILE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        if (arguments.has(PAYLOAD) && !arguments.has(EXPLAIN)) {
            throw new UsageFault("'" + PAYLOAD.name() + "' is for '" + EXPLAIN.name() + "'");
        }
        Workspace workspace = new Workspace(surroundings, null);
        Configuration configuration = workspace.announced(arguments);
        try (Deployer deployer = new Deployers(surroundings).open(configuration)) {
            List<Deployment> all = deployer.deployments();
            if (arguments.has(EXPLAIN)) {
                AskedEvent event =
                        AskedEvent.of(surroundings, arguments.value(EXPLAIN).orElseThrow(), arguments.values(PAYLOAD));
                EventReport report = new EventReport(event, all, deployer.place());
                surroundings
                        .out()
                        .print(arguments.has(Option.JSON) ? JsonText.of(report.json()) : Visible.text(report.text()));
                return ExitCode.OK;
            }
            Map<String, Integer> runs = all.isEmpty() ? Map.of() : openRuns(deployer, all);
            if (arguments.has(Option.JSON)) {
                surroundings
                        .out()
                        .print(JsonText.of(all.stream()
                                .map(one -> json(one, runs.get(one.name())))
                                .toList()));
                return ExitCode.OK;
            }
            if (all.isEmpty()) {
                surroundings.err().println(Visible.text("nothing is deployed in " + deployer.place()));
            } else {
                surroundings.out().print(table(all, runs));
            }
            return ExitCode.OK;
        }
    }

    /** Of each deployment; of none for who may not look at runs. */
    private static Map<String, Integer> openRuns(Deployer deployer, List<Deployment> all) {
        try {
            Map<String, Integer> open = deployer.openRuns();
            return all.stream().collect(Collectors.toMap(Deployment::name, one -> open.getOrDefault(one.name(), 0)));
        } catch (DeployRefused untold) {
            return Map.of();
        }
    }

    private String table(List<Deployment> all, Map<String, Integer> runs) {
        Table table =
                new Table("deployment", "flow", "branch", "owner", "open runs", "schedule", "waits for", "last start");
        for (Deployment one : all) {
            Timetable schedule = one.schedule();
            table.row(List.of(
                    one.name(),
                    one.flow(),
                    one.branch() == null ? "" : one.branch(),
                    one.owner(),
                    runs.containsKey(one.name()) ? String.valueOf(runs.get(one.name())) : "",
                    schedule == null ? "" : text(schedule, one.fault()),
                    one.waits() == null ? "" : text(one.waits()),
                    schedule == null || schedule.last() == null
                            ? ""
                            : RunTimes.text(
                                    schedule.last(), surroundings.clock().getZone())));
        }
        return table.text(surroundings.width().getAsInt());
    }

    /** What is missing says more than what Argo says of that. */
    private static String text(Timetable schedule, @Nullable String fault) {
        String text = String.join(", ", schedule.crons()) + " (" + schedule.timezone() + ")";
        String state = schedule.isSuspended() ? ", suspended" : "";
        if (fault != null) {
            return text + state + ", broken: " + fault;
        }
        return text + state + (schedule.problem() == null ? "" : ", fails: " + schedule.problem());
    }

    private static String text(Waits waits) {
        String text = waits.conditions().stream().map(Condition::described).collect(Collectors.joining(", or "));
        return waits.problem() == null ? text : text + ", fails: " + waits.problem();
    }

    /** @param runs how many go on; null when that is not known */
    private static Map<String, @Nullable Object> json(Deployment one, @Nullable Integer runs) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("deployment", one.name());
        tree.put("flow", one.flow());
        tree.put("branch", one.branch());
        tree.put("production", one.isProduction());
        tree.put("owner", one.owner());
        tree.put("package", one.codePackage());
        tree.put("store", one.store());
        tree.put("schedule", one.schedule() == null ? null : json(one.schedule()));
        tree.put("fault", one.fault());
        tree.put("openRuns", runs);
        tree.put("waits", one.waits() == null ? null : json(one.waits()));
        tree.put(
                "parameters",
                one.parameters().stream().map(ListDeployments::json).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> json(Waits waits) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("for", waits.conditions().stream().map(Condition::described).toList());
        tree.put("problem", waits.problem());
        return tree;
    }

    private static Map<String, @Nullable Object> json(Timetable schedule) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("crons", schedule.crons());
        tree.put("timezone", schedule.timezone());
        tree.put("suspended", schedule.isSuspended());
        tree.put("last", schedule.last() == null ? null : RunTimes.iso(schedule.last()));
        tree.put("problem", schedule.problem());
        return tree;
    }

    private static Map<String, @Nullable Object> json(Deployment.Input input) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", input.name());
        tree.put("type", input.type());
        tree.put("required", input.value() == null);
        tree.put("value", input.value());
        tree.put("choices", input.choices());
        return tree;
    }
}
