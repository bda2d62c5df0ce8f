package flow.dsl;

import flow.graph.Config;
import flow.problem.Code;
import flow.problem.ProblemException;
import flow.problem.Problems;
import groovy.lang.Closure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code config}. */
record ConfigReader(Site site, Evaluation evaluation) {

    /** Null, with a problem, when there is no tree. */
    @Nullable
    Config read(String name, Map<String, ?> options) {
        Options.of(site, problems(), options).allow(List.of("file", "default", "parser"));
        String file = options.get("file") == null ? null : evaluation.text(site, "file", options.get("file"));
        try {
            return evaluation
                    .configSource()
                    .read(new ConfigSource.Declaration(
                            name, site.value("0"), file, defaultTree(options.get("default")), parser(options)));
        } catch (ProblemException unreadable) {
            problems().addAll(unreadable.problems());
            return null;
        }
    }

    private @Nullable Map<String, Object> defaultTree(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> tree = new LinkedHashMap<>();
            map.forEach((key, one) -> tree.put(String.valueOf(key), one));
            return tree;
        }
        problems()
                .add(
                        Code.F028,
                        site.value("default"),
                        "default: of a config is a map, not " + Described.value(value),
                        "write default: [key: 'value']");
        return null;
    }

    private @Nullable Function<String, Object> parser(Map<String, ?> options) {
        Object value = options.get("parser");
        if (value instanceof Closure<?> closure) {
            return closure::call;
        }
        if (value != null) {
            problems().add(Code.F028, site.value("parser"), "parser: takes a closure, not " + Described.value(value));
        }
        return null;
    }

    private Problems problems() {
        return evaluation.problems();
    }
}
