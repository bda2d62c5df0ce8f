package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Nearest;
import flow.problem.Position;
import flow.problem.Problems;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.expr.MapEntryExpression;

/** A word is given only options that it has. */
final class OptionsAreKnown implements Rule {

    @Override
    public void check(ScriptTree script, Problems problems) {
        for (WordCall call : script.calls()) {
            for (MapEntryExpression option : call.arguments().options()) {
                Position place = script.places().of(option.getKeyExpression());
                Arguments.key(option)
                        .filter(key -> !call.word().options().contains(key))
                        .ifPresent(key -> unknown(key, call, place, problems));
            }
        }
    }

    private static void unknown(String key, WordCall call, Position place, Problems problems) {
        Set<String> known = new TreeSet<>(call.word().options());
        String all = known.isEmpty() ? "it has none" : "it has " + String.join(", ", known);
        String hint = Nearest.to(key, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(all);
        problems.add(Code.F003, place, "'" + call.name() + "' has no option '" + key + "'", hint);
    }
}
