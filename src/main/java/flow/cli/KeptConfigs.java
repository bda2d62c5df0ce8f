package flow.cli;

import flow.artifact.Encoded;
import flow.artifact.Values;
import flow.client.Artifact;
import flow.dsl.ConfigSource;
import flow.graph.Config;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The configs of a script as they once were, whatever became of their files; those that are not kept as ever. */
final class KeptConfigs implements ConfigSource {
    private final Function<String, @Nullable Object> kept;
    private final String where;
    private final ConfigSource others;

    /**
     * @param kept the tree of that name, or null
     * @param where the trees are from, for people
     */
    private KeptConfigs(Function<String, @Nullable Object> kept, String where, ConfigSource others) {
        this.kept = kept;
        this.where = where;
        this.others = others;
    }

    /** Those that a run began with. */
    static KeptConfigs ofRun(String runId, Map<String, Artifact> then, ConfigSource others) {
        return new KeptConfigs(
                name -> then.containsKey(name) ? then.get(name).getValue() : null, "run " + runId, others);
    }

    /** Those of a code package, as they were when it was packed. */
    static KeptConfigs ofPackage(Map<String, Encoded> packed, ConfigSource others) {
        Values values = new Values(KeptConfigs.class.getClassLoader());
        return new KeptConfigs(
                name -> packed.containsKey(name) ? values.decode(packed.get(name)) : null, "the code package", others);
    }

    @Override
    public Config read(Declaration declaration) {
        if (!(kept.apply(declaration.name()) instanceof Map<?, ?> tree)) {
            return others.read(declaration);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        tree.forEach((key, value) -> values.put(String.valueOf(key), value));
        return new Config(declaration.name(), declaration.position(), values, where);
    }
}
