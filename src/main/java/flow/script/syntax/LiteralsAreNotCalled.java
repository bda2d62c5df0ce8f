package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Problems;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/**
 * Nothing follows a number or a text that only a call could follow. To Groovy, {@code retry: 3 { … }} calls the 3 with the
 * braces, and {@code x = 1 y = 2} calls the 1.
 */
final class LiteralsAreNotCalled implements Rule {

    @Override
    public void check(ScriptTree script, Problems problems) {
        CodeVisitorSupport calls = new CodeVisitorSupport() {
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                super.visitMethodCallExpression(call);
                if (call.getObjectExpression() instanceof ConstantExpression literal
                        && Places.isWritten(literal)
                        && !Places.isWritten(call.getMethod())
                        && call.getArguments() instanceof TupleExpression arguments) {
                    called(literal, arguments.getExpressions(), script.places(), problems);
                }
            }
        };
        script.run().visit(calls);
        script.methods().forEach(method -> method.getCode().visit(calls));
    }

    private static void called(ConstantExpression literal, List<Expression> given, Places places, Problems problems) {
        String text = places.text(literal);
        ASTNode first = given.isEmpty() ? literal : given.get(0);
        boolean braces = first instanceof ClosureExpression;
        problems.add(
                Code.F001,
                places.of(first),
                braces ? "a ',' is missing before this '{'" : "this cannot follow " + text + " on its line",
                braces ? "write " + text + ", { … }, or close the parentheses before it" : "start a new line here");
    }
}
