package flow.script.syntax;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/**
 * What was meant by bare names at words that have no value there, because the graph is only being built: a text without its
 * quotes ({@code step(start)}), or a condition without its braces ({@code when(total > 3)}).
 */
final class Unquoted {
    private static final Set<String> NAMING = Set.of("as", "catchInto");

    private final Places places;
    private final Map<VariableExpression, String> cures = new IdentityHashMap<>();

    private Unquoted(Places places) {
        this.places = places;
    }

    static Unquoted in(ScriptTree script) {
        Unquoted unquoted = new Unquoted(script.places());
        script.calls().forEach(unquoted::add);
        return unquoted;
    }

    /** What to write instead; empty where nothing of the kind was meant. */
    Optional<String> cure(VariableExpression variable) {
        return Optional.ofNullable(cures.get(variable));
    }

    private void add(WordCall call) {
        for (MapEntryExpression option : call.arguments().options()) {
            option(Arguments.key(option).orElse(""), option.getValueExpression());
        }
        if (call.arguments().values().isEmpty()) {
            return;
        }
        Expression first = call.arguments().values().get(0);
        if (call.name().equals("when")) {
            condition(first, "when({ " + places.source(first) + " })");
        } else if (first instanceof VariableExpression name) {
            cures.put(name, "write it in quotes: " + call.name() + "('" + name.getName() + "')");
        }
    }

    private void option(String key, Expression value) {
        if (key.equals("until")) {
            condition(value, "until: { " + places.source(value) + " }");
        } else if (NAMING.contains(key) && value instanceof VariableExpression name) {
            cures.put(name, "write it in quotes: " + key + ": '" + name.getName() + "'");
        }
    }

    private void condition(Expression asked, String cure) {
        asked.visit(new CodeVisitorSupport() {
            @Override
            public void visitVariableExpression(VariableExpression variable) {
                cures.put(variable, "a condition stands in braces, so that it is asked later: " + cure);
            }

            @Override
            public void visitClosureExpression(ClosureExpression closure) {}
        });
    }
}
