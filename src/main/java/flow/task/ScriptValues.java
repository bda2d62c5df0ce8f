package flow.task;

import flow.artifact.UnkeepableValue;
import flow.artifact.Values;
import flow.client.Runs;
import flow.graph.Codec;
import flow.store.ArtifactRef;
import flow.store.RunReader;
import flow.store.RunWriter;
import flow.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a script's classes as bytes, before there is a run. */
public final class ScriptValues {
    private final Values values;

    /** @param classes finds the classes that the script declares */
    public ScriptValues(ClassLoader classes, List<Codec> codecs) {
        this.values = new Values(
                classes, codecs.stream().map(codec -> Taught.by(codec, classes)).toList());
    }

    /**
     * Parameters or configs as the first record of a run holds them.
     *
     * @throws UnkeepableValue when values of its kind cannot be kept
     */
    public Map<String, ArtifactRef> inline(Map<String, ? extends @Nullable Object> given) {
        Map<String, ArtifactRef> inline = new LinkedHashMap<>();
        given.forEach((name, value) -> inline.put(name, ArtifactRef.inline(values.encode(name, value))));
        return inline;
    }

    /** A fresh copy of a value that a run has kept, which holds no files: a parameter. */
    public @Nullable Object read(RunReader run, ArtifactRef ref) {
        return values.decode(run.read(ref));
    }

    /** Runs whose values come back as objects of the script's classes. */
    public Runs runsOf(Store store) {
        return new Runs(store).with(values);
    }

    /** The values of a run that is being written. */
    public RunValues in(RunWriter writer, RunReader reader) {
        return new RunValues(values, writer, reader);
    }
}
