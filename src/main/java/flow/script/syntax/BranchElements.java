package flow.script.syntax;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.Variable;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.jspecify.annotations.Nullable;

/** What Groovy's collection methods do with the inputs of a join: which of them answer inputs, and which pass them on. */
final class BranchElements {
    private static final Set<String> GIVE_SOME = Set.of(
            "drop",
            "dropWhile",
            "each",
            "eachWithIndex",
            "findAll",
            "init",
            "reverse",
            "sort",
            "tail",
            "take",
            "takeRight",
            "takeWhile",
            "toList",
            "toSorted",
            "toUnique",
            "unique");

    private static final Set<String> GIVE_ONE = Set.of("find", "first", "head", "last", "max", "min");

    private static final Set<String> PASS_ONE = Set.of(
            "any",
            "collect",
            "collectEntries",
            "collectMany",
            "count",
            "countBy",
            "dropWhile",
            "each",
            "eachWithIndex",
            "every",
            "find",
            "findAll",
            "findIndexOf",
            "findResult",
            "findResults",
            "forEach",
            "groupBy",
            "indexBy",
            "reverseEach",
            "split",
            "sum",
            "takeWhile");

    private static final Set<String> PASS_ALL = Set.of("max", "min", "sort", "toSorted", "toUnique", "unique");

    private BranchElements() {}

    /** Whether a method of many inputs answers with some of them. */
    static boolean givesSome(MethodCallExpression call) {
        return GIVE_SOME.contains(String.valueOf(call.getMethodAsString()));
    }

    /** Whether a method of many inputs answers with one of them. */
    static boolean givesOne(MethodCallExpression call) {
        return GIVE_ONE.contains(String.valueOf(call.getMethodAsString()));
    }

    /** The parameters of closures that a method of many inputs calls with one of them. */
    static List<Variable> passedBy(MethodCallExpression call) {
        String method = String.valueOf(call.getMethodAsString());
        if (!(call.getArguments() instanceof TupleExpression arguments)) {
            return List.of();
        }
        int given = arguments.getExpressions().size();
        return arguments.getExpressions().stream()
                .filter(ClosureExpression.class::isInstance)
                .map(ClosureExpression.class::cast)
                .flatMap(closure -> passed(method, given, closure))
                .toList();
    }

    private static Stream<Variable> passed(String method, int given, ClosureExpression closure) {
        List<Variable> parameters = parameters(closure);
        if (PASS_ALL.contains(method) || (method.equals("inject") && given == 1)) {
            return parameters.stream();
        }
        if (method.equals("inject")) {
            return parameters.stream().skip(1);
        }
        return PASS_ONE.contains(method) ? parameters.stream().limit(1) : Stream.empty();
    }

    /** The first parameter of a closure, written or {@code it}; null when it has none. */
    static @Nullable Variable first(ClosureExpression closure) {
        return parameters(closure).stream().findFirst().orElse(null);
    }

    private static List<Variable> parameters(ClosureExpression closure) {
        if (closure.isParameterSpecified()) {
            return List.of((Variable[]) closure.getParameters());
        }
        Variable implicit = closure.getVariableScope().getDeclaredVariable("it");
        return implicit instanceof Parameter ? List.of(implicit) : List.of();
    }
}
