package flow.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Fills in what stands between two braces, in all texts of a tree. */
final class Tags {
    /** Tags with other beginnings are left as they are, and nobody says so. */
    private static final List<String> ROOTS =
            List.of("item", "steps", "inputs", "outputs", "pod", "node", "workflow", "tasks", "retries", "lastRetry");

    /** As often as values that were filled in are looked at again: a parameter may hold tags. */
    private static final int PASSES = 3;

    /** A simple tag names what is not there: the node is an error. */
    static final class Unresolved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unresolved(String tag) {
            super("failed to resolve {{" + tag + "}}");
        }
    }

    private Tags() {}

    static JsonNode fill(JsonNode tree, Map<String, ?> names) {
        if (tree.isTextual()) {
            return JsonNodeFactory.instance.textNode(fill(tree.asText(), names));
        }
        if (tree instanceof ArrayNode list) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            list.forEach(each -> filled.add(fill(each, names)));
            return filled;
        }
        if (tree instanceof ObjectNode object) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue(), names)));
            return filled;
        }
        return tree;
    }

    static String fill(String text, Map<String, ?> names) {
        String filled = text;
        for (int pass = 0; pass < PASSES && filled.contains("{{"); pass++) {
            String next = once(filled, names);
            if (next.equals(filled)) {
                return filled;
            }
            filled = next;
        }
        return filled;
    }

    private static String once(String text, Map<String, ?> names) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (true) {
            int begin = text.indexOf("{{", at);
            if (begin < 0) {
                return filled.append(text.substring(at)).toString();
            }
            int end = text.indexOf("}}", begin);
            if (end < 0) {
                if (text.startsWith("{{=", begin)) {
                    throw new Expression.Broken("the expression does not end: " + text);
                }
                return filled.append(text.substring(at)).toString();
            }
            filled.append(text, at, begin);
            String tag = text.substring(begin + 2, end);
            filled.append(tag.startsWith("=") ? text(Expression.value(tag.substring(1), names)) : simple(tag, names));
            at = end + 2;
        }
    }

    private static String text(Object value) {
        return value instanceof Map || value instanceof List ? Expression.json(value) : String.valueOf(value);
    }

    private static String simple(String tag, Map<String, ?> names) {
        String root = tag.split("\\.", 2)[0];
        if (!ROOTS.contains(root) || tag.contains(" ")) {
            return "{{" + tag + "}}";
        }
        Object value = names;
        for (String part : tag.split("\\.")) {
            if (!(value instanceof Map<?, ?> map) || !map.containsKey(part)) {
                throw new Unresolved(tag);
            }
            value = map.get(part);
        }
        return text(value);
    }
}
