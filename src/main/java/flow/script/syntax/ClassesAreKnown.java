package flow.script.syntax;

import flow.problem.Nearest;
import flow.problem.Problems;
import java.util.Set;
import org.codehaus.groovy.ast.expr.VariableExpression;

/**
 * A capital name in a body is a class, unless something sets it. Groovy takes one that it does not know for a variable, so that
 * {@code LocalDat.now()} would be told as an artifact that nothing sets.
 */
final class ClassesAreKnown implements Rule {

    @Override
    public void check(ScriptTree script, Problems problems) {
        Set<String> set = script.visibleNames();
        for (BodyCode body : script.bodies()) {
            new NameVisitor(script.plain()) {
                @Override
                public void visitVariableExpression(VariableExpression variable) {
                    String name = variable.getName();
                    boolean capital = isFree(variable) && Character.isUpperCase(name.charAt(0));
                    if (capital && isCertain() && Nearest.to(name, set).isEmpty() && !isKnown(name, set, script)) {
                        problems.add(UnknownClass.problem(
                                name,
                                script.places().of(variable),
                                script.places().script()));
                    }
                }
            }.visit(body);
        }
    }

    private static boolean isKnown(String name, Set<String> set, ScriptTree script) {
        return set.contains(name)
                || script.helpers().isProperty(name)
                || UnknownClass.nearest(name, script.places().script()).isEmpty();
    }
}
