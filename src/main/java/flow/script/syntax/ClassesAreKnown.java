package flow.script.syntax;

import flow.problem.Nearest;
import flow.problem.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.VariableExpression;

/**
 * A capital name in a body is a class, unless something sets it. Groovy takes one that it does not know for a variable, so that
 * {@code LocalDat.now()} would be told as an artifact that nothing sets.
 */
final class ClassesAreKnown implements Rule {

    @Override
    public void check(ScriptTree script, Problems problems) {
        Set<String> set = named(script);
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

    /** What is written out as the name of something that bodies see. */
    private static Set<String> named(ScriptTree script) {
        Set<String> names = new HashSet<>();
        for (BodyCode body : script.bodies()) {
            script.facts(body).sets().forEach(set -> names.add(set.name()));
            script.facts(body).maySet().forEach(set -> names.add(set.name()));
        }
        names.addAll(script.names("parameter"));
        names.addAll(script.names("config"));
        for (WordCall call : script.calls()) {
            for (String option : List.of("as", "catchInto")) {
                call.arguments().option(option).flatMap(Arguments::literal).ifPresent(names::add);
            }
        }
        return names;
    }
}
