package flow.dsl;

import flow.graph.Facts;
import flow.problem.Position;
import java.util.Map;

/**
 * Where one call of a word stands in the script, part by part, so that a fault found while the graph is built can point to the
 * very characters. Parts are named by paths: {@code 0}, {@code 1} the arguments without a name, {@code retry} a named one,
 * {@code retry.times} a key inside it, {@code secrets.0} an element of a list.
 *
 * @param word the word that is called
 * @param position the word itself
 * @param keys of each named part that is written out, its key
 * @param values of each part that is written out, its value; of a closure its opening brace
 * @param closures of each literal closure, what it reads and sets
 * @param fingerprints of each literal closure, what changes with its code
 */
public record Site(
        String word,
        Position position,
        Map<String, Position> keys,
        Map<String, Position> values,
        Map<String, Facts> closures,
        Map<String, String> fingerprints) {

    public Site {
        keys = Map.copyOf(keys);
        values = Map.copyOf(values);
        closures = Map.copyOf(closures);
        fingerprints = Map.copyOf(fingerprints);
    }

    /** A call that was not seen in the script's own text. */
    public static Site unknown(String word) {
        return new Site(word, Position.NOWHERE, Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** Of the key of a part, or of the nearest part around it that is written out; else of the word. */
    public Position key(String path) {
        return nearest(path, keys);
    }

    /** Of the value of a part, or of the nearest part around it that is written out; else of the word. */
    public Position value(String path) {
        return nearest(path, values);
    }

    /** Of a closure that is given as this part; opaque unless it is written out there. */
    public Facts facts(String path) {
        return closures.getOrDefault(path, Facts.OPAQUE);
    }

    /** Of a closure that is given as this part; empty unless it is written out there. */
    public String fingerprint(String path) {
        return fingerprints.getOrDefault(path, "");
    }

    /** The same call, with the fingerprints of its closures. */
    public Site with(Map<String, String> found) {
        return new Site(word, position, keys, values, closures, found);
    }

    private Position nearest(String path, Map<String, Position> positions) {
        String part = path;
        while (!part.isEmpty()) {
            Position found = positions.get(part);
            if (found != null) {
                return found;
            }
            part = part.contains(".") ? part.substring(0, part.lastIndexOf('.')) : "";
        }
        return position;
    }
}
