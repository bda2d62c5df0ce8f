package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.List;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;

/** A script declares exactly one flow; which one of several in an {@code if} it is, only its evaluation shows. */
final class ThereIsOneFlow implements Rule {

    static Problem missing(String file) {
        return Problem.of(
                Code.F011,
                Position.ofFile(file),
                "the script declares no flow",
                "write flow('name') { step('first') { … } }");
    }

    @Override
    public void check(ScriptTree script, Problems problems) {
        if (script.calls("flow").findAny().isEmpty() && !problems.hasErrors()) {
            problems.add(missing(script.places().file()));
        }
        List<Expression> statements = ((BlockStatement) script.run())
                .getStatements().stream()
                        .filter(ExpressionStatement.class::isInstance)
                        .map(statement -> ((ExpressionStatement) statement).getExpression())
                        .toList();
        List<Position> flows = script.calls("flow")
                .filter(call -> statements.contains(call.call()))
                .map(call -> script.places().of(call.call().getMethod()))
                .toList();
        flows.stream()
                .skip(1)
                .forEach(another -> problems.add(Problem.of(
                                Code.F011,
                                another,
                                "a script declares exactly one flow, and this is another",
                                "put it into a file of its own")
                        .withNote(flows.get(0), "the first one")));
    }
}
