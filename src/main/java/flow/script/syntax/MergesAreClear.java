package flow.script.syntax;

import flow.dsl.UnknownOption;
import flow.dsl.Vocabulary;
import flow.dsl.Vocabulary.Room;
import flow.problem.Code;
import flow.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** A {@code merge(inputs)} has only options that there are, each once, and says either what to take or what to leave. */
final class MergesAreClear implements Rule {
    private static final Set<String> OPTIONS =
            Vocabulary.words(Room.BODY).get("merge").options();

    @Override
    public void check(ScriptTree script, Problems problems) {
        for (BodyCode body : script.bodies()) {
            new NameVisitor(script.plain()) {
                @Override
                public void visitMethodCallExpression(MethodCallExpression call) {
                    super.visitMethodCallExpression(call);
                    if (isCertain() && Merges.isOne(call)) {
                        clear(Arguments.of(call).options(), script.places(), problems);
                    }
                }
            }.visit(body);
        }
    }

    private static void clear(List<MapEntryExpression> options, Places places, Problems problems) {
        OptionKeysAreUnique.unique(options, places, problems);
        for (MapEntryExpression option : options) {
            Arguments.key(option)
                    .filter(key -> !OPTIONS.contains(key))
                    .ifPresent(key -> problems.add(
                            UnknownOption.at(places.of(option.getKeyExpression()), "merge", key, OPTIONS)));
        }
        MapEntryExpression include = called("include", options).orElse(null);
        MapEntryExpression exclude = called("exclude", options).orElse(null);
        if (include != null && exclude != null) {
            boolean isIncludeFirst = options.indexOf(include) < options.indexOf(exclude);
            MapEntryExpression second = isIncludeFirst ? exclude : include;
            problems.add(
                    Code.F003,
                    places.of(second.getKeyExpression()),
                    "merge takes include: or exclude:, not both",
                    "keep one of them: include: names all that is taken, exclude: all that is left");
        }
    }

    private static Optional<MapEntryExpression> called(String name, List<MapEntryExpression> options) {
        return options.stream()
                .filter(option -> Arguments.key(option).filter(name::equals).isPresent())
                .findFirst();
    }
}
