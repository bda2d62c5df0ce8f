package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Problems;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;

/** No code of a script calls {@code System.exit}: tasks are threads, and it would end all of them. */
final class NobodyEndsTheProcess implements Rule {

    @Override
    public void check(ScriptTree script, Problems problems) {
        CodeVisitorSupport exits = new CodeVisitorSupport() {
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                super.visitMethodCallExpression(call);
                boolean ofSystem = call.getObjectExpression() instanceof ClassExpression type
                        && type.getType().getName().equals("java.lang.System");
                if (ofSystem && "exit".equals(call.getMethodAsString())) {
                    found(call);
                }
            }

            @Override
            public void visitStaticMethodCallExpression(StaticMethodCallExpression call) {
                super.visitStaticMethodCallExpression(call);
                if (call.getOwnerType().getName().equals("java.lang.System")
                        && call.getMethod().equals("exit")) {
                    found(call);
                }
            }

            private void found(Expression call) {
                problems.add(
                        Code.W102,
                        script.places().of(call),
                        "'System.exit' ends the whole process, with all tasks that run in it",
                        "throw an exception: it fails the task alone");
            }
        };
        script.run().visit(exits);
        script.methods().forEach(method -> method.getCode().visit(exits));
        script.classes().stream()
                .flatMap(type -> ClosedClasses.code(type).stream())
                .forEach(code -> code.visit(exits));
    }
}
