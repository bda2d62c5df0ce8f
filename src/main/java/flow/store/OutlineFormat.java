package flow.store;

import flow.graph.Outline;
import flow.graph.Outline.Branches;
import flow.graph.Outline.Items;
import flow.graph.Outline.Nodes;
import flow.graph.Outline.Options;
import flow.graph.Outline.Part;
import flow.graph.Outline.Rounds;
import flow.graph.Outline.Task;
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

    static void write(JsonLine json, Outline outline) {
        json.startArray();
        for (Part part : outline.parts()) {
            write(json, part);
        }
        json.endArray();
    }

    private static void write(JsonLine json, Part part) {
        if (part instanceof Task task) {
            json.text(task.step());
            return;
        }
        json.startObject();
        if (part instanceof Nodes gang) {
            json.name("nodes").number(gang.count());
            json.name("step").text(gang.step());
        }
        if (part instanceof Items items) {
            json.name("each");
            write(json, items.branch());
            json.name(BY).text(items.decider());
        }
        if (part instanceof Rounds rounds) {
            json.name("rounds");
            write(json, rounds.round());
            json.name(BY).text(rounds.decider());
        }
        if (part instanceof Branches fork) {
            blocks(json, "branches", fork.branches());
        }
        if (part instanceof Options choice) {
            blocks(json, "options", choice.options());
            json.name(BY).text(choice.decider());
        }
        json.endObject();
    }

    private static void blocks(JsonLine json, String name, List<Outline> blocks) {
        json.name(name).startArray();
        for (Outline block : blocks) {
            write(json, block);
        }
        json.endArray();
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
