package flow.script.syntax;

import flow.dsl.Vocabulary;
import flow.dsl.Vocabulary.Room;
import flow.dsl.WordUse;
import flow.graph.Identifiers;
import flow.problem.Code;
import flow.problem.Nearest;
import flow.problem.Problems;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a word that stands where it cannot, or that is none. */
final class WordPlaces implements WordCalls.Misplaced {
    private final Helpers helpers;
    private final Places places;
    private final Problems problems;

    WordPlaces(Helpers helpers, Places places, Problems problems) {
        this.helpers = helpers;
        this.places = places;
        this.problems = problems;
    }

    @Override
    public void unknown(MethodCallExpression call, Room room, @Nullable WordCall named) {
        String name = call.getMethodAsString();
        String text = places.text(call.getMethod());
        if (text.startsWith("'") || text.startsWith("\"")) {
            boolean options = !Arguments.of(call).options().isEmpty();
            String hint = "write " + text + (options ? ", …" : ", { … }, or put " + text + " into parentheses");
            problems.add(Code.F001, places.of(call.getMethod()), "a ',' is missing behind " + text, hint);
            return;
        }
        if (named != null && !named.name().equals("when")) {
            String hint = "write it in quotes: " + named.name() + "('" + name + "') { … }";
            problems.add(Code.F012, places.of(call.getMethod()), "'" + name + "' is no name without quotes", hint);
            return;
        }
        if (Vocabulary.words(Room.BODY).containsKey(name) || Identifiers.BODY_WORDS.contains(name)) {
            problems.add(
                    Code.F010,
                    places.of(call.getMethod()),
                    "'" + name + "' cannot stand in " + room.description(),
                    "it stands in bodies, as between the braces of step('name') { … }");
            return;
        }
        problems.add(
                Code.F002,
                places.of(call.getMethod()),
                "there is no " + (room == Room.SCRIPT ? "method or " : "") + "word '" + name + "'",
                nearest(name, room));
    }

    private @Nullable String nearest(String name, Room room) {
        Set<String> known = new TreeSet<>(Vocabulary.words(room).keySet());
        known.addAll(helpers.methods());
        return Nearest.to(name, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(null);
    }

    @Override
    public void inWrongRoom(MethodCallExpression call, Room room) {
        String name = call.getMethodAsString();
        if (room == Room.SCRIPT) {
            problems.add(
                    Code.F011,
                    places.of(call.getMethod()),
                    "the word '" + name + "' outside of the flow's braces",
                    "write it between the braces of flow('name') { … }");
            return;
        }
        problems.add(
                Code.F010,
                places.of(call.getMethod()),
                "'" + name + "' cannot stand in " + room.description(),
                WordUse.cure(name, room));
    }

    @Override
    public void chained(Expression name, WordCall before) {
        String text = name.getText();
        String word = before.name();
        boolean isOption = before.word().options().contains(text);
        problems.add(
                Code.F001,
                places.of(name),
                "'" + text + "' stands on the same line as the end of '" + word + "'",
                isOption
                        ? "options stand before the braces: " + word + "('name', " + text + ": …) { … }"
                        : "start a new line before '" + text + "'");
    }
}
