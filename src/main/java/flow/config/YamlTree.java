package flow.config;

import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.ProblemException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Walks the nodes of one YAML document. No constructor of SnakeYAML is used, so that no text can ask for a class; and the
 * meaning of plain scalars is JSON's, because YAML 1.1 takes {@code no} for false, {@code 012} for ten and {@code 12:30} for 750.
 */
final class YamlTree {
    private static final Set<Tag> KNOWN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ, Tag.TIMESTAMP, Tag.MERGE);

    private final String file;
    private final Map<String, Position> positions = new HashMap<>();
    private final Set<Node> around = new HashSet<>();

    private YamlTree(String file) {
        this.file = file;
    }

    static Tree read(String file, String text) {
        YamlTree tree = new YamlTree(file);
        Node top = tree.compose(text);
        if (top == null) {
            return Tree.EMPTY;
        }
        if (!(top instanceof MappingNode mapping)) {
            throw tree.fault(top, "it holds no keys and values", "write 'key: value'");
        }
        return new Tree(tree.mapping(mapping, ""), tree.positions);
    }

    private @Nullable Node compose(String text) {
        try {
            return new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException notYaml) {
            Mark mark = notYaml.getProblemMark();
            Position at = mark == null ? Position.ofFile(file) : at(mark, 1);
            throw fault(at, "this is not YAML: " + notYaml.getProblem(), null);
        } catch (YAMLException notYaml) {
            throw fault(Position.ofFile(file), "this is not YAML: " + firstLine(notYaml), null);
        }
    }

    private @Nullable Object value(Node node, String path) {
        if (!KNOWN_TAGS.contains(node.getTag())) {
            throw fault(node, "the tag " + node.getTag().getValue() + " means nothing here", "leave it out");
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        if (!around.add(node)) {
            throw fault(node, "it holds itself", null);
        }
        Object value = node instanceof MappingNode mapping ? mapping(mapping, path) : sequence((SequenceNode) node);
        around.remove(node);
        return value;
    }

    private Map<String, @Nullable Object> mapping(MappingNode node, String path) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<Node> merged = new ArrayList<>();
        for (NodeTuple tuple : node.getValue()) {
            if (isMerge(tuple.getKeyNode())) {
                merged.add(tuple.getValueNode());
                continue;
            }
            String key = key(tuple.getKeyNode());
            if (values.containsKey(key)) {
                throw fault(tuple.getKeyNode(), "'" + key + "' is there twice", null);
            }
            String inner = path.isEmpty() ? key : path + "." + key;
            positions.putIfAbsent(inner, at(tuple.getKeyNode()));
            values.put(key, value(tuple.getValueNode(), inner));
        }
        merged.forEach(node2 -> merge(node2, values));
        return values;
    }

    private static boolean isMerge(Node key) {
        return key instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && scalar.getValue().equals("<<");
    }

    private void merge(Node node, Map<String, @Nullable Object> values) {
        List<Node> sources = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        for (Node source : sources) {
            if (!(value(source, "<<") instanceof Map<?, ?> map)) {
                throw fault(source, "'<<' takes over keys and values, and here are none", null);
            }
            map.forEach((key, value) -> values.putIfAbsent((String) key, value));
        }
    }

    private String key(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw fault(node, "a key is a text", null);
    }

    private List<@Nullable Object> sequence(SequenceNode node) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Node element : node.getValue()) {
            values.add(value(element, ""));
        }
        return values;
    }

    private static @Nullable Object scalar(ScalarNode node) {
        boolean text =
                node.getScalarStyle() != ScalarStyle.PLAIN || node.getTag().equals(Tag.STR);
        return text ? node.getValue() : JsonScalar.of(node.getValue());
    }

    private Position at(Node node) {
        Mark start = node.getStartMark();
        Mark end = node.getEndMark();
        return at(start, end.getLine() == start.getLine() ? end.getColumn() - start.getColumn() : 1);
    }

    private Position at(Mark mark, int length) {
        return new Position(file, mark.getLine() + 1, mark.getColumn() + 1, Math.max(1, length));
    }

    private static String firstLine(Exception exception) {
        return String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
    }

    private ProblemException fault(Node node, String message, @Nullable String hint) {
        return fault(at(node), message, hint);
    }

    private static ProblemException fault(Position at, String message, @Nullable String hint) {
        return new ProblemException(Problem.of(Code.F028, at, message, hint));
    }
}
