package flow.script.syntax;

import flow.dsl.Site;
import flow.graph.Facts;
import flow.problem.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;

/** Writes down where a call of a word stands, part by part. */
final class Sites {
    private final ScriptTree script;
    private final Map<String, Position> keys = new HashMap<>();
    private final Map<String, Position> values = new HashMap<>();

    private Sites(ScriptTree script) {
        this.script = script;
    }

    static Site of(WordCall call, ScriptTree script) {
        Sites parts = new Sites(script);
        parts.entries("", call.arguments().options());
        List<Expression> given = call.arguments().values();
        for (int i = 0; i < given.size(); i++) {
            parts.value(Integer.toString(i), given.get(i));
        }
        Map<String, Facts> closures = new HashMap<>();
        script.bodies().stream()
                .filter(body -> body.word() == call)
                .forEach(body -> closures.put(body.path(), script.facts(body)));
        Position word = script.places().of(call.call().getMethod());
        return new Site(call.name(), word, parts.keys, parts.values, closures, Map.of());
    }

    private void entries(String inside, List<MapEntryExpression> entries) {
        for (MapEntryExpression entry : entries) {
            Arguments.key(entry).map(key -> inside + key).ifPresent(path -> {
                keys.put(path, script.places().of(entry.getKeyExpression()));
                value(path, entry.getValueExpression());
            });
        }
    }

    private void value(String path, Expression value) {
        if (Places.isWritten(value)) {
            values.put(path, script.places().of(value));
        }
        if (value instanceof MapExpression map) {
            entries(path + ".", map.getMapEntryExpressions());
        }
        if (value instanceof ListExpression list) {
            for (int i = 0; i < list.getExpressions().size(); i++) {
                value(path + "." + i, list.getExpression(i));
            }
        }
    }
}
