package flow.cli;

import com.fasterxml.jackson.databind.JsonNode;
import flow.event.Event;
import java.util.ArrayList;
import java.util.List;

/** What {@code flow serve} answered to an event, for people. */
final class PublishedText {
    private PublishedText() {}

    /** @param isDry whether nothing happened */
    static String of(Event event, JsonNode answer, boolean isDry) {
        StringBuilder text = new StringBuilder();
        if (answer.path("repeated").asBoolean()) {
            return "'" + event + "' had come before, by its id, so that nothing became of it\n";
        }
        answer.path("starts")
                .forEach(start -> text.append(
                                isDry
                                        ? "would start a run"
                                        : "starts run " + start.path("run").asText())
                        .append(" of ")
                        .append(start.path("flow").asText())
                        .append('\n'));
        for (JsonNode flow : answer.path("flows")) {
            List<String> objections = texts(flow.path("objections"));
            List<String> missing = texts(flow.path("missing"));
            String name = flow.path("flow").asText();
            if (!objections.isEmpty()) {
                text.append(name)
                        .append(" passes it over: ")
                        .append(String.join("; ", objections))
                        .append('\n');
            } else if (!missing.isEmpty()) {
                text.append(name)
                        .append(" waits for ")
                        .append(String.join(" and ", missing))
                        .append(" too\n");
            }
        }
        texts(answer.path("refused"))
                .forEach(reason ->
                        text.append("starts no run of ").append(reason).append('\n'));
        return text.isEmpty() ? "no flow that is served waits for '" + event + "'\n" : text.toString();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
