package flow.script.syntax;

import flow.dsl.UnknownOption;
import flow.problem.Position;
import flow.problem.Problems;
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
                        .ifPresent(key -> problems.add(UnknownOption.at(
                                place, call.name(), key, call.word().options())));
            }
        }
    }
}
