package flow.check;

import flow.graph.Facts;
import flow.graph.Flow;
import flow.graph.Foreach;
import flow.graph.Identifiers;
import flow.graph.InvalidValue;
import flow.graph.NameRule;
import flow.graph.Node;
import flow.graph.Parallel;
import flow.graph.Repeat;
import flow.graph.TaskNode;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problems;
import java.util.stream.Stream;

/** Every name looks like one, and means nothing else in the language. */
final class EveryNameIsLegal implements Rule {

    @Override
    public void check(Flow flow, Problems problems) {
        node("flow", flow.name(), flow.position(), problems);
        flow.configs().forEach(config -> identifier("config", config.name(), config.position(), problems));
        flow.parameters().forEach(parameter -> parameter(parameter.name(), parameter.position(), problems));
        flow.block().allNodes().forEach(node -> check(node, problems));
    }

    private static void check(Node node, Problems problems) {
        if (node instanceof TaskNode task) {
            node("step", task.name(), task.position(), problems);
            artifacts(task, problems);
        }
        if (node instanceof Repeat repeat) {
            node("repeat", repeat.name(), repeat.position(), problems);
        }
        if (node instanceof Parallel parallel) {
            parallel.branches().stream()
                    .filter(branch -> !branch.isStep())
                    .forEach(branch -> node("branch", branch.name(), branch.position(), problems));
        }
        if (node instanceof Foreach foreach && foreach.as() != null) {
            identifier("item", foreach.as().name(), foreach.as().position(), problems);
        }
    }

    private static void artifacts(TaskNode task, Problems problems) {
        String caught = task.options().catchInto();
        if (caught != null) {
            identifier("artifact", caught, task.position(), problems);
        }
        Facts facts = task.body().facts();
        Stream.concat(facts.sets().stream(), facts.maySet().stream())
                .forEach(set -> identifier("artifact", set.name(), set.position(), problems));
    }

    private static void parameter(String name, Position position, Problems problems) {
        if (name.equals("json")) {
            String hint = "`--json` asks commands for their result as JSON; call it something else";
            problems.add(Code.F006, position, "a parameter cannot be called 'json'", hint);
            return;
        }
        identifier("parameter", name, position, problems);
    }

    private static void node(String kind, String name, Position position, Problems problems) {
        judge(() -> NameRule.NODE.check(kind + " name", name), position, problems);
    }

    private static void identifier(String kind, String name, Position position, Problems problems) {
        judge(() -> Identifiers.check(kind + " name", name), position, problems);
    }

    private static void judge(Runnable check, Position position, Problems problems) {
        try {
            check.run();
        } catch (InvalidValue invalid) {
            problems.add(invalid.code(), position, invalid.getMessage(), invalid.hint());
        }
    }
}
