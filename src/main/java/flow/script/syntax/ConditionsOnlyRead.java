package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Problems;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** A condition and an {@code until} assign nothing but variables of their own: they only read. */
final class ConditionsOnlyRead implements Rule {

    @Override
    public void check(ScriptTree script, Problems problems) {
        for (BodyCode body : script.bodies()) {
            if (body.isCondition()) {
                new NameVisitor(script.plain()) {
                    @Override
                    void assigned(Assignment assignment) {
                        Expression beginning = assignment.variable() == null
                                ? Assignment.root(assignment.target())
                                : assignment.target();
                        if (isCertain() && beginning != null && isFree(beginning)) {
                            add(assignment, (VariableExpression) beginning, script.places(), problems);
                        }
                    }
                }.visit(body);
            }
        }
    }

    private static void add(Assignment assignment, VariableExpression name, Places places, Problems problems) {
        problems.add(
                Code.F016,
                places.of(assignment.target()),
                "a condition only reads, and this one changes '" + name.getName() + "'",
                assignment.isChange() ? "compute it in a step before" : "to compare, write '=='");
    }
}
