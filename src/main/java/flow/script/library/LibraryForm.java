package flow.script.library;

import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.Expression;
import org.jspecify.annotations.Nullable;

/**
 * One request as it is written.
 *
 * @param text in the written form of {@link Coordinates}; null when the parts are named
 * @param named group, name, version, classifier, extension, transitive, exclude, as far as they are given
 * @param whole where to point when there is no text
 */
record LibraryForm(@Nullable Expression text, Map<String, Expression> named, ASTNode whole) {

    Library read(Literals literals) {
        Expression transitive = named.get("transitive");
        Expression exclude = named.get("exclude");
        return new Library(
                coordinates(literals),
                transitive == null || literals.flag(transitive),
                exclude == null ? List.of() : literals.exclusions(exclude),
                literals.position(place()));
    }

    private Coordinates coordinates(Literals literals) {
        String plain = text == null ? null : literals.text(text);
        try {
            Coordinates known = plain == null ? null : Coordinates.parse(plain);
            return new Coordinates(
                    known == null ? part("group", "", literals) : known.group(),
                    known == null ? part("name", "", literals) : known.name(),
                    known == null ? part("version", "", literals) : known.version(),
                    part("classifier", known == null ? "" : known.classifier(), literals),
                    part("extension", known == null ? "jar" : known.extension(), literals));
        } catch (IllegalArgumentException e) {
            throw literals.refusal(
                    place(),
                    String.valueOf(e.getMessage()),
                    "write group:name:version, as in '" + Coordinates.EXAMPLE + "'");
        }
    }

    private String part(String key, String otherwise, Literals literals) {
        Expression given = named.get(key);
        return given == null ? otherwise : literals.text(given);
    }

    private ASTNode place() {
        return text == null ? whole : text;
    }
}
