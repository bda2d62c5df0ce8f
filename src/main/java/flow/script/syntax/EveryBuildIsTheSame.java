package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/**
 * The code that builds the graph asks for nothing that changes: every task evaluates the script again, and has to get the same
 * graph.
 */
final class EveryBuildIsTheSame implements Rule {
    private static final Set<String> CHANGING_TYPES = Set.of(
            "java.util.Date",
            "java.util.GregorianCalendar",
            "java.util.Random",
            "java.security.SecureRandom",
            "java.util.SplittableRandom");

    private static final Set<String> CHANGING_CALLS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.Calendar.getInstance",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.nio.file.Files.list",
            "java.nio.file.Files.walk",
            "java.nio.file.Files.find",
            "java.nio.file.Files.newDirectoryStream");

    private static final Set<String> LISTINGS = Set.of(
            "listFiles",
            "eachFile",
            "eachFileMatch",
            "eachFileRecurse",
            "eachDir",
            "eachDirMatch",
            "eachDirRecurse",
            "traverse");

    @Override
    public void check(ScriptTree script, Problems problems) {
        new Changing(script, problems).visitBuilding();
    }

    private static final class Changing extends OutsideVisitor {
        private final Problems problems;
        private final Set<MethodNode> followed = new HashSet<>();

        Changing(ScriptTree script, Problems problems) {
            super(script);
            this.problems = problems;
        }

        /** A computed default is called when a run starts, never by a task. */
        @Override
        public void visitClosureExpression(ClosureExpression closure) {
            if (!script.options().contains(closure)) {
                super.visitClosureExpression(closure);
            }
        }

        @Override
        public void visitConstructorCallExpression(ConstructorCallExpression call) {
            super.visitConstructorCallExpression(call);
            if (CHANGING_TYPES.contains(call.getType().getName()) && isBare(call.getArguments())) {
                found(call);
            }
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            super.visitMethodCallExpression(call);
            String method = String.valueOf(call.getMethodAsString());
            if (call.isImplicitThis()) {
                follow(method);
            } else if (call.getObjectExpression() instanceof ClassExpression type) {
                found(type.getType().getName(), method, call);
            } else if (LISTINGS.contains(method) || isList(call, method)) {
                found(call);
            }
        }

        private static boolean isList(MethodCallExpression call, String method) {
            return method.equals("list")
                    && call.getObjectExpression() instanceof ConstructorCallExpression made
                    && made.getType().getName().equals("java.io.File");
        }

        /** By a static import. */
        @Override
        public void visitStaticMethodCallExpression(StaticMethodCallExpression call) {
            super.visitStaticMethodCallExpression(call);
            found(call.getOwnerType().getName(), call.getMethod(), call);
            if (call.getOwnerType().equals(script.type())) {
                follow(call.getMethod());
            }
        }

        /** {@code Calendar.instance}. */
        @Override
        public void visitPropertyExpression(PropertyExpression property) {
            super.visitPropertyExpression(property);
            String name = property.getPropertyAsString();
            if (property.getObjectExpression() instanceof ClassExpression type && "instance".equals(name)) {
                found(type.getType().getName(), "getInstance", property);
            }
        }

        /** A method of the script that is called here runs here. */
        private void follow(String method) {
            List<MethodNode> called = script.methods().stream()
                    .filter(declared -> declared.getName().equals(method))
                    .filter(followed::add)
                    .toList();
            called.forEach(declared -> declared.getCode().visit(this));
        }

        private void found(String type, String method, ASTNode call) {
            boolean isNow = method.equals("now") && type.startsWith("java.time.");
            if (isNow || CHANGING_CALLS.contains(type + "." + method)) {
                found(call);
            }
        }

        private void found(ASTNode call) {
            problems.add(
                    Code.W102,
                    script.places().of(call),
                    "'" + script.places().text(call) + "' differs from one evaluation of the script to the next",
                    "every task evaluates the script: compute it in a step, or in a parameter's default: { … }");
        }
    }

    private static boolean isBare(Object arguments) {
        return arguments instanceof TupleExpression tuple
                && tuple.getExpressions().isEmpty();
    }
}
