package flow.cli;

import flow.artifact.Encoded;
import flow.artifact.Values;
import flow.dsl.ConfigSource;
import flow.graph.Config;
import flow.store.ArtifactRef;
import flow.store.RunReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The configs of a script as they once were, whatever became of their files; those that are not kept as ever. */
final class KeptConfigs implements ConfigSource {
    private final Function<String, @Nullable Encoded> kept;
    private final Values values = new Values(KeptConfigs.class.getClassLoader());
    private final String where;
    private final ConfigSource others;

    /**
     * @param kept the tree of that name, or null
     * @param where the trees are from, for people
     */
    private KeptConfigs(Function<String, @Nullable Encoded> kept, String where, ConfigSource others) {
        this.kept = kept;
        this.where = where;
        this.others = others;
    }

    /** Those that a run began with. */
    static KeptConfigs ofRun(RunReader run, ConfigSource others) {
        Map<String, ArtifactRef> then = run.start().configs();
        return new KeptConfigs(
                name -> then.containsKey(name) ? run.read(then.get(name)) : null, "run " + run.runId(), others);
    }

    /** Those of a code package, as they were when it was packed. */
    static KeptConfigs ofPackage(Map<String, Encoded> packed, ConfigSource others) {
        return new KeptConfigs(packed::get, "the code package", others);
    }

    @Override
    public Config read(Declaration declaration) {
        Encoded there = kept.apply(declaration.name());
        if (there == null || !(values.decode(there) instanceof Map<?, ?> tree)) {
            return others.read(declaration);
        }
        Map<String, Object> config = new LinkedHashMap<>();
        tree.forEach((key, value) -> config.put(String.valueOf(key), value));
        return new Config(declaration.name(), declaration.position(), config, where);
    }
}
