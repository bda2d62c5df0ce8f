package flow.dsl;

import flow.graph.InvalidValue;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problems;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of a word, or what is inside one of them, while they are read. Knows where each stands, collects what is wrong, and
 * goes on, so that all faults are found. An option that is null counts as not said.
 */
final class Options {
    private final Site site;
    private final Problems problems;
    private final String path;
    private final Map<String, @Nullable Object> values;

    private Options(Site site, Problems problems, String path, Map<String, @Nullable Object> values) {
        this.site = site;
        this.problems = problems;
        this.path = path;
        this.values = values;
    }

    static Options of(Site site, Problems problems, Map<String, ?> options) {
        return new Options(site, problems, "", PlainValues.of(options));
    }

    /** The arguments without a name, called 0, 1, and so on. */
    static Options unnamed(Site site, Problems problems, List<?> arguments) {
        Options unnamed = new Options(site, problems, "", numbered(arguments));
        unnamed.refuseNulls();
        return unnamed;
    }

    private static Map<String, @Nullable Object> numbered(List<?> elements) {
        Map<String, @Nullable Object> numbered = new LinkedHashMap<>();
        for (Object element : elements) {
            numbered.put(Integer.toString(numbered.size()), PlainValues.of(element));
        }
        return numbered;
    }

    /** Refuses all but these names. */
    Options allow(Collection<String> names) {
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                problems.add(UnknownOption.at(key(name), label(path), name, names));
            }
        }
        return this;
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** A path without the numbers of arguments and list elements; the word itself where nothing is left. */
    private String label(String at) {
        String label = ("." + at).replaceAll("\\.\\d+(?=\\.|$)", "");
        return label.length() <= 1 ? site.word() : label.substring(1);
    }

    /** Where the key of an option stands. */
    Position key(String name) {
        return site.key(pathOf(name));
    }

    /** Where the value of an option stands. */
    Position position(String name) {
        return site.value(pathOf(name));
    }

    Set<String> names() {
        return values.keySet();
    }

    boolean says(String name) {
        return values.get(name) != null;
    }

    /** Whether an option was said, but its reading gave nothing. */
    boolean isWrong(String name, @Nullable Object read) {
        return says(name) && read == null;
    }

    @Nullable
    Object value(String name) {
        return values.get(name);
    }

    /** Null when it is not said, or is wrong. */
    <T> @Nullable T read(String name, Reading<T> reading) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        try {
            return reading.of(value);
        } catch (InvalidValue fault) {
            refuse(position(name), name, fault);
            return null;
        }
    }

    /** Says what is wrong with the value of an option. */
    void refuse(String name, String message, @Nullable String hint) {
        refuse(position(name), name, new InvalidValue(Code.F004, message, hint));
    }

    private void refuse(Position position, String name, InvalidValue fault) {
        problems.add(fault.code(), position, label(pathOf(name)) + ": " + fault.getMessage(), fault.hint());
    }

    /** Says that something that is needed is not there. */
    void missing(String message, @Nullable String hint) {
        String prefix = path.isEmpty() ? "" : label(path) + ": ";
        problems.add(Code.F004, site.value(path), prefix + message, hint);
    }

    /**
     * The options inside one that is a map; null when it is not said or is no map.
     *
     * @param hint how it is written
     */
    @Nullable
    Options inside(String name, @Nullable String hint) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Map<?, ?> map) {
            return new Options(site, problems, pathOf(name), PlainValues.of(map));
        }
        refuse(position(name), name, Reading.takes("a map", value, hint));
        return null;
    }

    /** The elements of a list, called 0, 1, and so on; what is no list counts as the only element; null when it is not said. */
    @Nullable
    Options elements(String name) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        List<?> elements = value instanceof List<?> list ? list : List.of(value);
        Options inside = new Options(site, problems, pathOf(name), numbered(elements));
        inside.refuseNulls();
        return inside;
    }

    private void refuseNulls() {
        values.forEach((name, value) -> {
            if (value == null) {
                refuse(position(name), name, new InvalidValue(Code.F004, "it is null", null));
            }
        });
    }

    /** Without the elements that are wrong; null when it is not said. */
    <T> @Nullable List<T> list(String name, Reading<T> reading) {
        Options elements = elements(name);
        return elements == null
                ? null
                : elements.names().stream()
                        .map(each -> elements.read(each, reading))
                        .filter(Objects::nonNull)
                        .toList();
    }

    /**
     * The elements of a list of maps, without those that are none; null when it is not said.
     *
     * @param hint how one is written
     */
    @Nullable
    List<Options> maps(String name, String hint) {
        Options elements = elements(name);
        return elements == null
                ? null
                : elements.names().stream()
                        .map(each -> elements.inside(each, hint))
                        .filter(Objects::nonNull)
                        .toList();
    }

    /** Without the entries that are wrong; empty when it is not said. */
    <T> Map<String, T> entries(String name, Reading<String> keys, Reading<T> reading) {
        Options inside = inside(name, "write " + name + ": [key: 'value']");
        if (inside == null) {
            return Map.of();
        }
        inside.refuseNulls();
        Map<String, T> read = new LinkedHashMap<>();
        for (String key : inside.names()) {
            T value = inside.isLegal(key, keys) ? inside.read(key, reading) : null;
            if (value != null) {
                read.put(key, value);
            }
        }
        return read;
    }

    private boolean isLegal(String key, Reading<String> keys) {
        try {
            keys.of(key);
            return true;
        } catch (InvalidValue fault) {
            problems.add(fault.code(), key(key), label(path) + ": " + fault.getMessage(), fault.hint());
            return false;
        }
    }
}
