package flow.testing;

import flow.client.Run;
import flow.config.ConfigTrees;
import flow.dsl.ConfigSource;
import flow.graph.Config;
import flow.graph.Flow;
import flow.graph.Parameter;
import flow.prepare.GivenParameter;
import flow.prepare.ParameterValues;
import flow.prepare.ScriptConfigs;
import flow.prepare.Unfit;
import flow.problem.ProblemException;
import flow.problem.ProblemPrinter;
import flow.run.LocalEngine;
import flow.run.RunEvent;
import flow.run.RunOptions;
import flow.run.RunResult;
import flow.store.Cause;
import flow.store.Store;
import flow.store.local.Durability;
import flow.store.local.LocalStore;
import flow.task.Host;
import flow.task.Output;
import flow.task.ScriptValues;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of a test. */
final class TestRun {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long LOG_LIMIT = 10_000_000;

    private final Source source;
    private final Given given;
    private final FakeSecrets secrets;
    private final Store store;
    private final Output output =
            new Output(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

    TestRun(Source source, Scratch scratch, Given given) {
        this.source = source;
        this.given = given;
        this.secrets = new FakeSecrets(given.secrets, scratch.folder().resolve("secrets"));
        this.store = given.folder == null
                ? new LocalStore(scratch.folder().resolve(".flow"), Durability.FAST)
                : new LocalStore(given.folder.resolve(".flow"));
    }

    FlowResult run() {
        Prepared prepared = source.prepare(this::configs, output.out());
        Flow flow = prepared.flow();
        GivenNames.check(flow, given);
        PassingTime time = new PassingTime(given.clock);
        Flow changed = flow.withTasks(new Changes(given, secrets, time, output.out())::of);
        List<RunEvent> events = new ArrayList<>();
        RunResult result = made(time, changed, parameters(prepared), prepared, events);
        if (result.storeFault() != null) {
            throw result.storeFault();
        }
        Run run = new ScriptValues(prepared.classes(), flow.codecs())
                .runsOf(store)
                .get(result.runId());
        return new FlowResult(run, events);
    }

    private RunResult made(
            PassingTime time,
            Flow flow,
            Map<String, @Nullable Object> parameters,
            Prepared prepared,
            List<RunEvent> events) {
        try {
            return new LocalEngine(store, time, output).run(flow, parameters, options(prepared), events::add);
        } catch (ProblemException invalid) {
            throw new InvalidFlow(ProblemPrinter.over().print(invalid.problems()), invalid.problems());
        }
    }

    private RunOptions options(Prepared prepared) {
        Map<String, String> environment = new LinkedHashMap<>(given.environment);
        environment.putAll(secrets.variables());
        return new RunOptions(
                prepared.script().toString(),
                prepared.classes(),
                frame -> isUsers(prepared, frame),
                given.user,
                given.tags,
                branch(prepared.flow()),
                isProduction(prepared.flow()),
                given.workers,
                false,
                GRACE,
                new Host(environment, Map.of(), prepared.script().getParent()),
                Cause.BY_HAND,
                LOG_LIMIT);
    }

    private @Nullable String branch(Flow flow) {
        if (flow.project() == null) {
            return null;
        }
        return given.branch == null ? "user." + given.user : given.branch;
    }

    private boolean isProduction(Flow flow) {
        return "prod".equals(branch(flow));
    }

    private ConfigSource configs(Path scriptFolder) {
        ConfigTrees none = new ConfigTrees(scriptFolder, Map.of(), Map.of());
        ConfigSource ofScript = new ScriptConfigs(none, scriptFolder, Path::toString);
        return declaration -> {
            Map<String, Object> tree = given.configs.get(declaration.name());
            return tree == null
                    ? ofScript.read(declaration)
                    : new Config(declaration.name(), declaration.position(), tree, "the test");
        };
    }

    private Map<String, @Nullable Object> parameters(Prepared prepared) {
        Flow flow = prepared.flow();
        Path folder = prepared.script().getParent();
        Map<String, GivenParameter> values = new LinkedHashMap<>();
        for (Parameter parameter : flow.parameters()) {
            Object value = given.parameters.get(parameter.name());
            if (value != null) {
                values.put(parameter.name(), GivenParameter.value(parameter, value, folder));
            }
        }
        try {
            return new ParameterValues(flow, given.user, branch(flow), isProduction(flow), folder).of(values);
        } catch (Unfit unfit) {
            throw new IllegalArgumentException(unfit.getMessage());
        }
    }

    private boolean isUsers(Prepared prepared, StackTraceElement frame) {
        return prepared.isUsers().test(frame) || given.holders.stream().anyMatch(holder -> holder.holds(frame));
    }
}
