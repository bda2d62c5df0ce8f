package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Problems;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/** A step that is given variables or secrets does not look for them in the process: tasks are threads, which share that. */
final class StepsReadTheirEnvironment implements Rule {
    private static final List<String> OPTIONS = List.of("environment", "secrets");

    @Override
    public void check(ScriptTree script, Problems problems) {
        Optional<String> all =
                script.calls("eachStep").flatMap(call -> option(call).stream()).findFirst();
        for (BodyCode body : script.bodies()) {
            option(body.word())
                    .or(() -> all.filter(option -> !body.isCondition()))
                    .ifPresent(option -> check(body, option, script, problems));
        }
    }

    private static Optional<String> option(WordCall call) {
        return OPTIONS.stream()
                .filter(option -> call.arguments().option(option).isPresent())
                .findFirst();
    }

    private static void check(BodyCode body, String option, ScriptTree script, Problems problems) {
        new NameVisitor(script.plain()) {
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                super.visitMethodCallExpression(call);
                String method = String.valueOf(call.getMethodAsString());
                boolean ofSystem = call.getObjectExpression() instanceof ClassExpression type
                        && type.getType().getName().equals("java.lang.System");
                if (ofSystem && method.equals("getenv")) {
                    variable(call, call.getArguments());
                } else if (method.equals("execute") && Unkeepable.isCommand(call.getObjectExpression())) {
                    String hint = "write exec(['program', 'argument'])";
                    add(
                            call,
                            "a program that is started by 'execute' does not see the " + option + ": of this step",
                            hint);
                }
            }

            @Override
            public void visitStaticMethodCallExpression(StaticMethodCallExpression call) {
                super.visitStaticMethodCallExpression(call);
                if (call.getOwnerType().getName().equals("java.lang.System")
                        && call.getMethod().equals("getenv")) {
                    variable(call, call.getArguments());
                }
            }

            private void variable(Expression call, Expression arguments) {
                String word = option.equals("secrets") ? "secrets" : "env";
                String name = arguments instanceof TupleExpression tuple
                                && tuple.getExpressions().size() == 1
                        ? Arguments.literal(tuple.getExpression(0)).orElse("NAME")
                        : "NAME";
                add(
                        call,
                        "'System.getenv' does not see the " + option + ": of this step",
                        "write " + word + "." + name);
            }

            private void add(Expression call, String message, String hint) {
                problems.add(Code.W106, script.places().of(call), message, hint);
            }
        }.visit(body);
    }
}
