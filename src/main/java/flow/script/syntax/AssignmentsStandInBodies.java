package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Problems;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** A name that is not declared is assigned only between the braces of a body; elsewhere it would create nothing. */
final class AssignmentsStandInBodies implements Rule {
    private static final Set<String> OF_EVERY_SCRIPT = Set.of("binding", "metaClass");

    @Override
    public void check(ScriptTree script, Problems problems) {
        OutsideVisitor outside = new OutsideVisitor(script) {
            @Override
            void assigned(Assignment assignment) {
                bare(assignment.target(), this, script, problems);
                ofScript(assignment, script, problems);
            }
        };
        outside.visitBuilding();
        outside.visitMethods();
        for (BodyCode body : script.bodies()) {
            new NameVisitor(script.plain()) {
                @Override
                void assigned(Assignment assignment) {
                    ofScript(assignment, script, problems);
                    if (depth() == 0) {
                        property("owner", assignment, script, problems);
                    }
                }
            }.visit(body);
        }
        script.classes().stream().filter(ClosedClasses::contain).forEach(type -> inClass(type, script, problems));
    }

    private static void bare(Expression target, NameVisitor where, ScriptTree script, Problems problems) {
        if (NameVisitor.isFree(target) && where.isCertain()) {
            String name = ((VariableExpression) target).getName();
            if (!OF_EVERY_SCRIPT.contains(name) && script.helpers().field(name) == null) {
                add(name, target, script, problems);
            }
        }
    }

    /** {@code this.x = 1}: whatever closure it stands in, {@code this} is the script. */
    private static void ofScript(Assignment assignment, ScriptTree script, Problems problems) {
        property("this", assignment, script, problems);
    }

    private static void property(String receiver, Assignment assignment, ScriptTree script, Problems problems) {
        String name = Assignment.propertyOf(receiver, assignment.target());
        if (name != null
                && !OF_EVERY_SCRIPT.contains(name)
                && script.helpers().field(name) == null
                && script.type().getSetterMethod("set" + capitalized(name), false) == null) {
            problems.add(
                    Code.F015,
                    script.places().of(((PropertyExpression) assignment.target()).getProperty()),
                    "'" + receiver + "." + name + " = …' creates no artifact",
                    "in a body, write " + name + " = …");
        }
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static void inClass(ClassNode type, ScriptTree script, Problems problems) {
        List<Statement> code = ClosedClasses.code(type);
        NameVisitor visitor = new NameVisitor(PlainClosures.in(code)) {
            @Override
            void assigned(Assignment assignment) {
                bare(assignment.target(), this, script, problems);
            }
        };
        code.forEach(statement -> statement.visit(visitor));
    }

    private static void add(String name, ASTNode place, ScriptTree script, Problems problems) {
        if (isOption(name, place, script)) {
            problems.add(
                    Code.F015,
                    script.places().of(place),
                    "'" + name + " = …' is an assignment, and no option",
                    "write " + name + ": …");
            return;
        }
        problems.add(
                Code.F015,
                script.places().of(place),
                "'" + name + " = …' outside of a body's braces creates no artifact",
                "return the value and assign it in a body, or declare it with 'def'");
    }

    /** {@code step('x', retry = 3) { … }}. */
    private static boolean isOption(String name, ASTNode target, ScriptTree script) {
        return script.calls().stream()
                .filter(call -> call.word().options().contains(name))
                .flatMap(call -> call.arguments().values().stream())
                .anyMatch(
                        value -> value instanceof BinaryExpression assigned && assigned.getLeftExpression() == target);
    }
}
