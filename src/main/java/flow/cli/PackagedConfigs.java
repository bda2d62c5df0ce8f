package flow.cli;

import flow.artifact.Encoded;
import flow.artifact.Values;
import flow.dsl.ConfigSource;
import flow.graph.Config;
import java.util.LinkedHashMap;
import java.util.Map;

/** The configs of a script in a code package: as they were when it was packed, whatever their files were on that machine. */
final class PackagedConfigs implements ConfigSource {
    private final Map<String, Encoded> packed;
    private final ConfigSource others;

    /** @param others finds those that the package has not */
    PackagedConfigs(Map<String, Encoded> packed, ConfigSource others) {
        this.packed = packed;
        this.others = others;
    }

    @Override
    public Config read(Declaration declaration) {
        Encoded kept = packed.get(declaration.name());
        Object value = kept == null ? null : new Values(PackagedConfigs.class.getClassLoader()).decode(kept);
        if (!(value instanceof Map<?, ?> tree)) {
            return others.read(declaration);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        tree.forEach((key, each) -> values.put(String.valueOf(key), each));
        return new Config(declaration.name(), declaration.position(), values, "the code package");
    }
}
