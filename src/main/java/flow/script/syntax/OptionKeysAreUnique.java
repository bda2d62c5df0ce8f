package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;

/** In the options of a word, and in the maps inside of them, no key stands twice: Groovy would take the last one. */
final class OptionKeysAreUnique implements Rule {

    @Override
    public void check(ScriptTree script, Problems problems) {
        for (WordCall call : script.calls()) {
            unique(call.arguments().options(), script.places(), problems);
            call.arguments().options().forEach(option -> inside(option, script.places(), problems));
        }
    }

    private static void inside(MapEntryExpression option, Places places, Problems problems) {
        option.getValueExpression().visit(new CodeVisitorSupport() {
            @Override
            public void visitMapExpression(MapExpression map) {
                unique(map.getMapEntryExpressions(), places, problems);
                super.visitMapExpression(map);
            }

            @Override
            public void visitClosureExpression(ClosureExpression closure) {}
        });
    }

    static void unique(List<MapEntryExpression> entries, Places places, Problems problems) {
        Map<Object, Position> first = new HashMap<>();
        for (MapEntryExpression entry : entries) {
            if (entry.getKeyExpression() instanceof ConstantExpression key && key.getValue() != null) {
                Position at = places.of(key);
                Position before = first.putIfAbsent(key.getValue(), at);
                if (before != null) {
                    problems.add(duplicate(String.valueOf(key.getValue()), at, before));
                }
            }
        }
    }

    static Problem duplicate(String key, Position at, Position before) {
        return Problem.of(Code.F025, at, "'" + key + "' is given twice", "keep one of them")
                .withNote(before, "the first one");
    }
}
