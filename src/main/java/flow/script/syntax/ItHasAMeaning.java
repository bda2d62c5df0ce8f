package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Problems;
import org.codehaus.groovy.ast.Variable;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** {@code it} is used only where something is passed: bodies and conditions are called with nothing, but for joins and hooks. */
final class ItHasAMeaning implements Rule {

    @Override
    public void check(ScriptTree script, Problems problems) {
        for (BodyCode body : script.bodies()) {
            if (body.takesArgument() || body.closure().isParameterSpecified()) {
                continue;
            }
            Variable implicit = body.closure().getVariableScope().getDeclaredVariable("it");
            new NameVisitor(script.plain()) {
                @Override
                public void visitVariableExpression(VariableExpression variable) {
                    if (implicit != null && variable.getAccessedVariable() == implicit) {
                        problems.add(
                                Code.F018,
                                script.places().of(variable),
                                "'it' has no value in " + body.description(),
                                "name the outer parameter: { item -> … }");
                    }
                }
            }.visit(body);
        }
    }
}
