package flow.show;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flow.graph.Block;
import flow.graph.Branch;
import flow.graph.Choice;
import flow.graph.Deciders;
import flow.graph.Flow;
import flow.graph.Foreach;
import flow.graph.Gang;
import flow.graph.Items;
import flow.graph.Join;
import flow.graph.Node;
import flow.graph.Parallel;
import flow.graph.Repeat;
import flow.graph.Step;
import flow.graph.TaskNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes of a flow for programs, nested as they are written. */
final class BlockJson {
    private static final int SHOWN_ITEMS = 100;

    private final Deciders deciders;

    BlockJson(Flow flow) {
        deciders = Deciders.of(flow);
    }

    ArrayNode of(Block block) {
        ArrayNode array = Json.array();
        List<Node> nodes = block.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            Node before = i == 0 ? null : nodes.get(i - 1);
            Node after = i + 1 == nodes.size() ? null : nodes.get(i + 1);
            array.add(of(nodes.get(i), before, after));
        }
        return array;
    }

    private ObjectNode of(Node node, @Nullable Node before, @Nullable Node after) {
        ObjectNode json = Json.object().put("kind", kind(node));
        if (node instanceof TaskNode task) {
            json.put("name", task.name());
        }
        if (node instanceof Repeat repeat) {
            json.put("name", repeat.name());
        }
        Json.position(json, node.position());
        if (node instanceof TaskNode task) {
            task(json, task, before);
        }
        if (isFork(node) && after instanceof Join join) {
            json.put("joinedBy", join.name());
        }
        if (node instanceof Foreach || node instanceof Choice || node instanceof Repeat) {
            json.set("decidedBy", decider(deciders.of(node)));
        }
        inside(json, node);
        return json;
    }

    private static String kind(Node node) {
        if (node instanceof Step) {
            return "step";
        }
        if (node instanceof Gang) {
            return "gang";
        }
        if (node instanceof Join) {
            return "join";
        }
        if (node instanceof Foreach) {
            return "foreach";
        }
        if (node instanceof Parallel) {
            return "parallel";
        }
        return node instanceof Choice ? "choose" : "repeat";
    }

    private static boolean isFork(Node node) {
        return node instanceof Foreach || node instanceof Parallel || node instanceof Gang;
    }

    private static void task(ObjectNode json, TaskNode task, @Nullable Node before) {
        if (task instanceof Gang gang) {
            json.put("nodes", gang.nodes());
        }
        if (task instanceof Join && before != null && isFork(before)) {
            Json.position(json.putObject("joins").put("kind", kind(before)), before.position());
        }
        Json.put(json, "options", OptionsJson.of(task.options()));
    }

    private static ObjectNode decider(Deciders.Decider decider) {
        return Json.object().put("task", decider.name()).put("own", decider instanceof Deciders.Decider.Own);
    }

    private void inside(ObjectNode json, Node node) {
        if (node instanceof Foreach foreach) {
            foreach(json, foreach);
        }
        if (node instanceof Parallel parallel) {
            ArrayNode branches = json.putArray("branches");
            for (Branch branch : parallel.branches()) {
                ObjectNode one = branches.addObject().put("name", branch.name());
                Json.position(one, branch.position());
                one.set("block", of(branch.block()));
            }
        }
        if (node instanceof Choice choice) {
            choice(json, choice);
        }
        if (node instanceof Repeat repeat) {
            Caption.text(repeat.until()).ifPresent(text -> json.put("until", text));
            json.put("atMost", repeat.atMost());
            json.put("orFail", repeat.orFail());
            json.set("block", of(repeat.block()));
        }
    }

    private void foreach(ObjectNode json, Foreach foreach) {
        if (foreach.items() instanceof Items.Named named) {
            json.put("over", named.name());
        }
        if (foreach.items() instanceof Items.Literal literal) {
            json.put("count", literal.values().size());
            json.set(
                    "items",
                    Json.value(literal.values().stream().limit(SHOWN_ITEMS).toList()));
        }
        if (foreach.as() != null) {
            json.put("as", foreach.as().name());
        }
        Json.put(json, "maxParallel", foreach.maxParallel());
        json.set("block", of(foreach.block()));
    }

    private void choice(ObjectNode json, Choice choice) {
        ArrayNode options = json.putArray("options");
        for (Choice.Option option : choice.options()) {
            ObjectNode one = options.addObject();
            Json.position(one, option.position());
            Caption.text(option.condition()).ifPresent(text -> one.put("condition", text));
            one.set("block", of(option.block()));
        }
        if (choice.otherwise() != null) {
            json.set("otherwise", of(choice.otherwise()));
        }
    }
}
