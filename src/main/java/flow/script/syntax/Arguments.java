package flow.script.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/**
 * What a call of a word is given. Groovy makes one map of all named arguments, wherever they stand, and puts it first.
 *
 * @param options the named arguments in the order of the script
 * @param values the others
 */
record Arguments(List<MapEntryExpression> options, List<Expression> values) {

    Arguments {
        options = List.copyOf(options);
        values = List.copyOf(values);
    }

    static Arguments of(MethodCallExpression call) {
        List<MapEntryExpression> options = List.of();
        List<Expression> values = new ArrayList<>();
        if (call.getArguments() instanceof TupleExpression tuple) {
            values.addAll(tuple.getExpressions());
        }
        if (!values.isEmpty() && values.get(0) instanceof MapExpression map && !isItems(call, map, values)) {
            options = map.getMapEntryExpressions();
            values.remove(0);
        }
        return new Arguments(options, values);
    }

    /** {@code foreach([a: 1]) { … }} forks over a map; {@code step([retry: 1], 'x') { … }} gives options. */
    private static boolean isItems(MethodCallExpression call, MapExpression map, List<Expression> values) {
        boolean alone = values.size() < 2 || (values.size() == 2 && values.get(1) instanceof ClosureExpression);
        return alone && "foreach".equals(call.getMethodAsString()) && isInBrackets(map);
    }

    private static boolean isInBrackets(MapExpression map) {
        List<MapEntryExpression> entries = map.getMapEntryExpressions();
        return entries.isEmpty()
                || map.getLineNumber() != entries.get(0).getLineNumber()
                || map.getColumnNumber() != entries.get(0).getColumnNumber();
    }

    /** The key of an option when it is written out, else empty. */
    static Optional<String> key(MapEntryExpression entry) {
        return literal(entry.getKeyExpression());
    }

    /** A text that is written out, else empty. */
    static Optional<String> literal(Expression expression) {
        return expression instanceof ConstantExpression constant && constant.getValue() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    /** The value of an option that is written out. */
    Optional<Expression> option(String name) {
        return options.stream()
                .filter(entry -> key(entry).filter(name::equals).isPresent())
                .map(MapEntryExpression::getValueExpression)
                .findFirst();
    }

    /** The text that a word is given first, when it is written out: mostly a name. */
    Optional<String> name() {
        return values.isEmpty() ? Optional.empty() : literal(values.get(0));
    }
}
