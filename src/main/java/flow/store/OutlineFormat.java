package flow.store;

import com.fasterxml.jackson.core.JsonGenerator;
import flow.graph.Outline;
import flow.graph.Outline.Branches;
import flow.graph.Outline.Items;
import flow.graph.Outline.Nodes;
import flow.graph.Outline.Options;
import flow.graph.Outline.Part;
import flow.graph.Outline.Rounds;
import flow.graph.Outline.Task;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An outline in a record: an array a block, in which a step is its name and everything else an object whose first member says
 * what it is: {@code ["start",{"each":["process"],"by":"start"},"merge"]}.
 */
final class OutlineFormat {
    private static final String BY = "by";

    private OutlineFormat() {}

    static void write(JsonGenerator json, Outline outline) throws IOException {
        json.writeStartArray();
        for (Part part : outline.parts()) {
            write(json, part);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Part part) throws IOException {
        if (part instanceof Task task) {
            json.writeString(task.step());
            return;
        }
        json.writeStartObject();
        if (part instanceof Nodes gang) {
            json.writeNumberField("nodes", gang.count());
            json.writeStringField("step", gang.step());
        }
        if (part instanceof Items items) {
            json.writeFieldName("each");
            write(json, items.branch());
            json.writeStringField(BY, items.decider());
        }
        if (part instanceof Rounds rounds) {
            json.writeFieldName("rounds");
            write(json, rounds.round());
            json.writeStringField(BY, rounds.decider());
        }
        if (part instanceof Branches fork) {
            blocks(json, "branches", fork.branches());
        }
        if (part instanceof Options choice) {
            blocks(json, "options", choice.options());
            json.writeStringField(BY, choice.decider());
        }
        json.writeEndObject();
    }

    private static void blocks(JsonGenerator json, String name, List<Outline> blocks) throws IOException {
        json.writeArrayFieldStart(name);
        for (Outline block : blocks) {
            write(json, block);
        }
        json.writeEndArray();
    }

    /** @throws RuntimeException when it is none */
    static Outline read(List<?> parts) {
        return new Outline(parts.stream().map(OutlineFormat::part).toList());
    }

    private static Part part(@Nullable Object part) {
        if (part instanceof String step) {
            return new Task(step);
        }
        Map<?, ?> members = (Map<?, ?>) part;
        String kind = (String) members.keySet().iterator().next();
        return switch (kind) {
            case "nodes" -> new Nodes(text(members, "step"), Integer.parseInt(text(members, kind)));
            case "each" -> new Items(text(members, BY), read(list(members, kind)));
            case "rounds" -> new Rounds(text(members, BY), read(list(members, kind)));
            case "branches" -> new Branches(all(list(members, kind)));
            case "options" -> new Options(text(members, BY), all(list(members, kind)));
            default -> throw new IllegalArgumentException("a block has no '" + kind + "'");
        };
    }

    private static List<Outline> all(List<?> blocks) {
        return blocks.stream().map(block -> read((List<?>) block)).toList();
    }

    private static List<?> list(Map<?, ?> members, String name) {
        return (List<?>) members.get(name);
    }

    private static String text(Map<?, ?> members, String name) {
        return (String) members.get(name);
    }
}
