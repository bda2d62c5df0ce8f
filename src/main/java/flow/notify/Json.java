package flow.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flow.graph.Placeholder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The small parts of which messages are made. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<Placeholder> FACTS = List.of(
            Placeholder.FLOW,
            Placeholder.RUN,
            Placeholder.STATUS,
            Placeholder.STEP,
            Placeholder.TASK,
            Placeholder.ERROR,
            Placeholder.TOOK,
            Placeholder.BRANCH,
            Placeholder.USER);

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Nothing for null and for an empty text. */
    static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.put(name, value);
        }
    }

    /** What is known of a run, by the names of the placeholders. */
    static ObjectNode facts(RunNews news) {
        ObjectNode facts = object();
        FACTS.forEach(fact -> put(facts, fact.spelling(), news.value(fact)));
        return facts;
    }

    static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** Nothing for what is no JSON. */
    static JsonNode read(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException other) {
            return MissingNode.getInstance();
        }
    }
}
