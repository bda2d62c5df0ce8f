package flow.dsl;

import flow.graph.Codec;
import flow.problem.Code;
import flow.problem.Problems;
import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code codec}. */
record CodecReader(Site site, FlowScript script, Problems problems) {
    private static final List<Object> KEPT_BY_ITSELF =
            List.of("", 'c', true, 1, 1L, (byte) 1, (short) 1, 1f, 1d, List.of(), Set.of(), Map.of());

    /**
     * Null, with a problem, when it is none.
     *
     * @param earlier the codecs that stand above
     */
    @Nullable
    Codec read(Object type, Map<String, ?> options, List<Codec> earlier) {
        Options.of(site, problems, options).allow(List.of("write", "read", "java"));
        if (!(type instanceof Class<?> taught)) {
            return refuse("0", "'codec' takes a class, not " + Described.value(type));
        }
        if (isKeptByItself(taught)) {
            String message = "flow keeps values of " + taught.getSimpleName() + " by itself";
            problems.add(Code.F004, site.value("0"), message, "name the class that it cannot keep");
            return null;
        }
        if (earlier.stream().anyMatch(codec -> codec.type() == taught)) {
            problems.add(
                    Code.F005,
                    site.value("0"),
                    "the class " + taught.getSimpleName() + " has a codec already",
                    "remove one");
            return null;
        }
        if (Boolean.TRUE.equals(options.get("java")) && options.size() == 1) {
            return new Codec(site.position(), taught, null, null);
        }
        if (options.size() == 2
                && options.get("write") instanceof Closure<?> write
                && options.get("read") instanceof Closure<?> read) {
            return new Codec(site.position(), taught, new CodecCode(script, write), new CodecCode(script, read));
        }
        return refuse("1", "'codec' needs write: and read:, or java: true");
    }

    /** What is so wide that it would take in lists, texts and numbers too. */
    private static boolean isKeptByItself(Class<?> type) {
        return type.isPrimitive() || type.isArray() || KEPT_BY_ITSELF.stream().anyMatch(type::isInstance);
    }

    private @Nullable Codec refuse(String path, String message) {
        problems.add(Code.F004, site.value(path), message, WordUse.shape("codec"));
        return null;
    }
}
