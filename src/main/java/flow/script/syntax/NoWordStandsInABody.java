package flow.script.syntax;

import flow.dsl.Vocabulary;
import flow.problem.Code;
import flow.problem.Problems;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** The words of the graph stand beside each other, never in a body or a condition. */
final class NoWordStandsInABody implements Rule {

    @Override
    public void check(ScriptTree script, Problems problems) {
        for (BodyCode body : script.bodies()) {
            new NameVisitor(script.plain()) {
                @Override
                public void visitMethodCallExpression(MethodCallExpression call) {
                    if (!isWord(call) || !isCertain()) {
                        super.visitMethodCallExpression(call);
                        return;
                    }
                    String hint = body.isCondition()
                            ? "a condition only reads"
                            : "a body is ordinary code; blocks stand beside steps, not in them";
                    problems.add(
                            Code.F009,
                            script.places().of(call.getMethod()),
                            "the word '" + call.getMethodAsString() + "' inside " + body.description(),
                            hint);
                }
            }.visit(body);
        }
    }

    private static boolean isWord(MethodCallExpression call) {
        String name = call.getMethodAsString();
        return call.isImplicitThis() && name != null && Vocabulary.GRAPH_WORDS.contains(name);
    }
}
