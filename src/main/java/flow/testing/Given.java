package flow.testing;

import flow.graph.Body;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a test gives to a run; copied before it is changed. */
final class Given {
    final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    final Map<String, Map<String, Object>> configs = new LinkedHashMap<>();
    final Map<String, String> environment = new LinkedHashMap<>();
    final Map<String, String> secrets = new LinkedHashMap<>();
    final List<String> tags = new ArrayList<>();

    /** By step: what it does instead, given where it prints. */
    final Map<String, Function<PrintStream, Body.Code>> replaced = new LinkedHashMap<>();

    /** Whose code it is that steps run instead. */
    final Set<TestClass> holders = new LinkedHashSet<>();

    final Map<String, Duration> durations = new LinkedHashMap<>();
    InstantSource clock = InstantSource.system();
    String user = "tester";
    int workers = 1;

    @Nullable
    String branch;

    @Nullable
    Path folder;

    /** Nothing but the {@code PATH} of this process, by which programs are found. */
    Given() {
        environment.put("PATH", System.getenv().getOrDefault("PATH", ""));
    }

    Given copy() {
        Given copy = new Given();
        copy.parameters.putAll(parameters);
        copy.configs.putAll(configs);
        copy.environment.putAll(environment);
        copy.secrets.putAll(secrets);
        copy.tags.addAll(tags);
        copy.replaced.putAll(replaced);
        copy.holders.addAll(holders);
        copy.durations.putAll(durations);
        copy.clock = clock;
        copy.user = user;
        copy.workers = workers;
        copy.branch = branch;
        copy.folder = folder;
        return copy;
    }

    Given replace(String step, Object code, Function<PrintStream, Body.Code> body) {
        holders.add(TestClass.of(code));
        replaced.put(step, body);
        return this;
    }
}
