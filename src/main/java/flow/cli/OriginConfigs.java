package flow.cli;

import flow.client.Artifact;
import flow.dsl.ConfigSource;
import flow.graph.Config;
import java.util.LinkedHashMap;
import java.util.Map;

/** The configs of a run that is resumed: as they were then, whatever became of their files; those that it did not have as ever. */
final class OriginConfigs implements ConfigSource {
    private final Map<String, Artifact> then;
    private final String origin;
    private final ConfigSource now;

    OriginConfigs(Map<String, Artifact> then, String origin, ConfigSource now) {
        this.then = then;
        this.origin = origin;
        this.now = now;
    }

    @Override
    public Config read(Declaration declaration) {
        Artifact kept = then.get(declaration.name());
        if (kept == null || !(kept.getValue() instanceof Map<?, ?> tree)) {
            return now.read(declaration);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        tree.forEach((key, value) -> values.put(String.valueOf(key), value));
        return new Config(declaration.name(), declaration.position(), values, "run " + origin);
    }
}
