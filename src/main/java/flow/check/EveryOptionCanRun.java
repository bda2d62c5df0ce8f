package flow.check;

import flow.graph.Choice;
import flow.graph.Facts;
import flow.graph.Flow;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.HashMap;
import java.util.Map;

/** No condition of a choose is always false, asked a second time, or behind one that is always true. */
final class EveryOptionCanRun implements Rule {

    @Override
    public void check(Flow flow, Problems problems) {
        flow.block().allNodes().forEach(node -> {
            if (node instanceof Choice choice) {
                check(choice, problems);
            }
        });
    }

    private static void check(Choice choice, Problems problems) {
        Map<String, Position> asked = new HashMap<>();
        for (int i = 0; i < choice.options().size(); i++) {
            Choice.Option option = choice.options().get(i);
            Position at = option.condition().position();
            Facts.Expression expression = option.condition().facts().expression();
            if (expression == null) {
                continue;
            }
            if (Boolean.FALSE.equals(expression.constant())) {
                problems.add(Code.F019, at, "this option can never run: its condition is never true", "remove it");
                continue;
            }
            if (Boolean.TRUE.equals(expression.constant())) {
                nothingBehind(choice, i, problems);
                return;
            }
            Position first = expression.text() == null ? null : asked.putIfAbsent(expression.text(), at);
            if (first != null) {
                String message = "this option can never run: its condition is asked a second time";
                problems.add(Problem.of(Code.F019, at, message, "change it, or remove the option")
                        .withNote(first, "the first time"));
            }
        }
    }

    private static void nothingBehind(Choice choice, int i, Problems problems) {
        Position always = choice.options().get(i).condition().position();
        if (i + 1 < choice.options().size()) {
            Choice.Option next = choice.options().get(i + 1);
            String message = "this option can never run: the condition before it is always true";
            problems.add(Problem.of(Code.F019, next.position(), message, "remove it, or change the condition before it")
                    .withNote(always, "always true"));
            return;
        }
        if (choice.otherwise() != null) {
            String message = "'otherwise' can never run: this condition is always true";
            problems.add(Code.F019, always, message, "change it, or remove 'otherwise'");
        }
    }
}
