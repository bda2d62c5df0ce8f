package flow.dsl;

import flow.graph.Codec;
import flow.problem.Code;
import flow.problem.Problems;
import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code codec}. */
record CodecReader(Site site, Problems problems) {

    /** Null, with a problem, when it is none. */
    @Nullable
    Codec read(Object type, Map<String, ?> options) {
        Options.of(site, problems, options).allow(List.of("write", "read", "java"));
        if (!(type instanceof Class<?> taught)) {
            return refuse("0", "'codec' takes a class, not " + Described.value(type));
        }
        if (Boolean.TRUE.equals(options.get("java")) && options.size() == 1) {
            return new Codec(site.position(), taught, null, null);
        }
        if (options.size() == 2
                && options.get("write") instanceof Closure<?> write
                && options.get("read") instanceof Closure<?> read) {
            return new Codec(site.position(), taught, write::call, read::call);
        }
        return refuse("1", "'codec' needs write: and read:, or java: true");
    }

    private @Nullable Codec refuse(String path, String message) {
        problems.add(Code.F004, site.value(path), message, WordUse.shape("codec"));
        return null;
    }
}
