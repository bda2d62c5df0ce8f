package flow.script.syntax;

import flow.dsl.Vocabulary;
import flow.graph.Identifiers;
import flow.problem.Code;
import flow.problem.Nearest;
import flow.problem.Problems;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** A bare call in a body or a helper method means a method that there is. */
final class MethodsAreKnown implements Rule {

    @Override
    public void check(ScriptTree script, Problems problems) {
        if (script.helpers().methods().contains("methodMissing")) {
            return;
        }
        Set<String> named = script.visibleNames();
        for (BodyCode body : script.bodies()) {
            new NameVisitor(script.plain()) {
                @Override
                public void visitMethodCallExpression(MethodCallExpression call) {
                    super.visitMethodCallExpression(call);
                    boolean word = Identifiers.BODY_WORDS.contains(String.valueOf(call.getMethodAsString()));
                    if (isCertain() && !word) {
                        judge(call, named, script, problems);
                    }
                }
            }.visit(body);
        }
        new OutsideVisitor(script) {
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                super.visitMethodCallExpression(call);
                if (isCertain()) {
                    judge(call, Set.of(), script, problems);
                }
            }
        }.visitMethods();
    }

    private static void judge(MethodCallExpression call, Set<String> named, ScriptTree script, Problems problems) {
        String name = call.getMethodAsString();
        boolean known = name == null
                || !call.isImplicitThis()
                || Vocabulary.GRAPH_WORDS.contains(name)
                || named.contains(name)
                || script.helpers().isCallable(name)
                || Helpers.isOfEveryClosure(name);
        if (known || !Places.isWritten(call.getMethod())) {
            return;
        }
        if (Identifiers.BODY_WORDS.contains(name)) {
            problems.add(
                    Code.F010,
                    script.places().of(call.getMethod()),
                    "'" + name + "' is a word of bodies, and a method outside of them does not see it",
                    "call it between a body's braces, and pass what it answers on as an argument");
            return;
        }
        Set<String> near = new TreeSet<>(script.helpers().methods());
        near.addAll(List.of("println", "merge", "exec", "file"));
        String hint =
                Nearest.to(name, near).map(one -> "did you mean '" + one + "'?").orElse(null);
        problems.add(Code.F002, script.places().of(call.getMethod()), "there is no method '" + name + "'", hint);
    }
}
