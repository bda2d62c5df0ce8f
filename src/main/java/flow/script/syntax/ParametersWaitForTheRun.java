package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.HashMap;
import java.util.Map;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** A parameter is used in bodies and conditions only: it has no value while the graph is built. */
final class ParametersWaitForTheRun implements Rule {

    @Override
    public void check(ScriptTree script, Problems problems) {
        Map<String, Expression> parameters = new HashMap<>();
        script.calls("parameter")
                .map(WordCall::arguments)
                .forEach(arguments -> arguments
                        .name()
                        .ifPresent(name ->
                                parameters.putIfAbsent(name, arguments.values().get(0))));
        Unquoted unquoted = Unquoted.in(script);
        new OutsideVisitor(script) {
            @Override
            public void visitVariableExpression(VariableExpression variable) {
                Expression declared = parameters.get(variable.getName());
                if (declared != null && isFree(variable) && isCertain()) {
                    problems.add(problem(variable, declared, unquoted, script.places()));
                }
            }

            /** A computed default runs later, and has names of its own. */
            @Override
            public void visitClosureExpression(ClosureExpression closure) {
                if (!script.options().contains(closure)) {
                    super.visitClosureExpression(closure);
                }
            }
        }.visitBuilding();
    }

    private static Problem problem(VariableExpression variable, Expression declared, Unquoted unquoted, Places places) {
        String name = variable.getName();
        return Problem.of(
                        Code.F017,
                        places.of(variable),
                        "the parameter '" + name + "' has no value while the graph is built",
                        unquoted.cure(variable)
                                .orElse("what shapes the graph is a config: config '" + name + "', default: …"))
                .withNote(places.of(declared), "the parameter");
    }
}
