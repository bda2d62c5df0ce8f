package flow.config;

import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.ProblemException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Java's properties, nested at their dots. */
final class PropertiesTree {
    private PropertiesTree() {}

    static Tree read(String file, String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        properties(file, text).forEach((key, value) -> put(file, values, key, value));
        return new Tree(values, Map.of());
    }

    /** By key, because {@link Properties} forgets the order in which they were written. */
    private static Map<String, String> properties(String file, String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException malformed) {
            throw fault(file, "a \\u in it is not followed by four hexadecimal digits");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Map<String, String> sorted = new TreeMap<>();
        properties.forEach((key, value) -> sorted.put((String) key, (String) value));
        return sorted;
    }

    private static void put(String file, Map<String, Object> values, String key, String value) {
        Map<String, Object> inner = values;
        String[] parts = key.split("\\.", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            Object next = inner.computeIfAbsent(parts[i], name -> new LinkedHashMap<String, Object>());
            inner = nested(file, key, next);
        }
        inner.put(parts[parts.length - 1], value);
    }

    /** Keys come sorted, so a value is always there before the keys below it. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> nested(String file, String key, Object next) {
        if (next instanceof Map) {
            return (Map<String, Object>) next;
        }
        throw fault(file, "'" + key + "' is below a key that has a value of its own");
    }

    private static ProblemException fault(String file, String message) {
        return new ProblemException(Problem.of(Code.F028, Position.ofFile(file), message));
    }
}
