package flow.script.syntax;

import flow.graph.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.jspecify.annotations.Nullable;

/** {@code merge(inputs)} and what it names. */
final class Merges {
    private Merges() {}

    static boolean isOne(MethodCallExpression call) {
        return call.isImplicitThis() && "merge".equals(call.getMethodAsString());
    }

    /** Empty when a call is none. */
    static Optional<Facts.Merge> of(MethodCallExpression call, Places places) {
        if (!isOne(call)) {
            return Optional.empty();
        }
        Arguments arguments = Arguments.of(call);
        return Optional.of(new Facts.Merge(
                places.of(call.getMethod()),
                names(arguments.option("include").orElse(null)),
                names(arguments.option("exclude").orElse(null))));
    }

    private static @Nullable List<String> names(@Nullable Expression names) {
        if (names == null) {
            return null;
        }
        List<Expression> all = names instanceof ListExpression list ? list.getExpressions() : List.of(names);
        List<String> literal = new ArrayList<>();
        all.forEach(name -> Arguments.literal(name).ifPresent(literal::add));
        return literal.size() == all.size() ? literal : null;
    }
}
