package flow.graph;

import flow.graph.Deciders.Decider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells whether the code of a task changed: a digest over its body and over what it decides, which are the conditions of a
 * choice in their order, the {@code until} of a loop, the items of a foreach. Options, positions and names do not count.
 */
public final class CodeDigests {
    private final Deciders deciders;
    private final Map<String, String> digests = new LinkedHashMap<>();

    private CodeDigests(Flow flow) {
        deciders = Deciders.of(flow);
    }

    /**
     * By the names of all steps, gangs and joins, and of the tasks that only decide, in the order of the script. Empty for one of
     * whose code any part is not known, as in flows built in code.
     */
    public static Map<String, String> of(Flow flow) {
        CodeDigests digests = new CodeDigests(flow);
        flow.block().allNodes().forEach(digests::visit);
        return Collections.unmodifiableMap(digests.digests);
    }

    private void visit(Node node) {
        if (node instanceof TaskNode task) {
            List<String> code = new ArrayList<>(List.of(task.body().fingerprint()));
            deciders.decidedBy(task).ifPresent(decided -> code.addAll(deciding(decided)));
            digests.put(task.name(), digest(code));
            return;
        }
        if (!(node instanceof Parallel) && deciders.of(node) instanceof Decider.Own own) {
            digests.put(own.name(), digest(deciding(node)));
        }
    }

    private static String digest(List<String> code) {
        return code.contains("") ? "" : Fingerprint.of(code);
    }

    private static List<String> deciding(Node node) {
        if (node instanceof Choice choice) {
            List<String> conditions = new ArrayList<>(List.of("choose"));
            choice.options().forEach(option -> conditions.add(option.condition().fingerprint()));
            return conditions;
        }
        if (node instanceof Foreach fork) {
            return List.of("foreach", items(fork.items()));
        }
        return node instanceof Repeat repeat ? List.of("repeat", repeat.until().fingerprint()) : List.of();
    }

    private static String items(Items items) {
        if (items instanceof Items.Named named) {
            return "named " + named.name();
        }
        return LiteralText.of(((Items.Literal) items).values())
                .map(text -> "literal " + text)
                .orElse("");
    }
}
