package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.Problems;
import flow.problem.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SimpleMessage;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Puts what Groovy's compiler refuses into our words and form. */
public final class GroovyErrors {
    private static final Pattern DUPLICATE =
            Pattern.compile("Duplicated named parameter '(.+)' found.*", Pattern.DOTALL);

    private final SourceText script;
    private final Problems problems = new Problems();

    private GroovyErrors(SourceText script) {
        this.script = script;
    }

    /**
     * All that one stage of the compiler found, in reading order.
     *
     * @param script under the name that it has in the compilation; faults in other sources keep the names of those
     */
    public static List<Problem> translate(CompilationFailedException failure, SourceText script) {
        GroovyErrors errors = new GroovyErrors(script);
        if (failure instanceof MultipleCompilationErrorsException many) {
            List<? extends Message> found = many.getErrorCollector().getErrors();
            found.forEach(errors::add);
        } else {
            errors.add(failure.getMessage());
        }
        return errors.problems.sorted();
    }

    private void add(Message message) {
        if (message instanceof SyntaxErrorMessage error) {
            add(error.getCause());
        } else if (message instanceof ExceptionMessage error) {
            add("General error during compilation: " + error.getCause().getMessage());
        } else if (message instanceof SimpleMessage simple) {
            add(simple.getMessage());
        }
    }

    private void add(String message) {
        PlainWords words = PlainWords.of(message);
        problems.add(Code.F001, Position.ofFile(script.file()), words.message(), words.hint());
    }

    private void add(SyntaxException error) {
        String file = error.getSourceLocator() == null ? script.file() : error.getSourceLocator();
        SourceText source = file.equals(script.file()) ? script : SourceText.of(file, "");
        problems.add(problem(error, source));
    }

    private static Problem problem(SyntaxException error, SourceText source) {
        Places places = new Places(source);
        String message = String.valueOf(error.getOriginalMessage());
        if (message.startsWith("Unexpected input")) {
            List<ScriptToken> tokens = ScriptToken.of(source);
            return Brackets.unmatched(tokens, places)
                    .orElseGet(() -> UnexpectedInput.at(error.getStartLine(), error.getStartColumn(), tokens, places));
        }
        String unknown = UnknownClass.name(message);
        if (unknown != null) {
            return UnknownClass.problem(unknown, named(error, unknown, places), source);
        }
        Matcher duplicate = DUPLICATE.matcher(message);
        if (duplicate.matches()) {
            return duplicate(duplicate.group(1), error, source, places);
        }
        PlainWords words = PlainWords.of(message);
        Position place = words.name() == null ? place(error, places) : named(error, words.name(), places);
        return Problem.of(Code.F001, place, words.message(), words.hint());
    }

    private static Position place(SyntaxException error, Places places) {
        if (error.getStartLine() < 1) {
            return Position.ofFile(places.file());
        }
        return places.range(error.getStartLine(), error.getStartColumn(), error.getEndLine(), error.getEndColumn());
    }

    private static Position named(SyntaxException error, String name, Places places) {
        return places.named(place(error, places), name);
    }

    /** Groovy itself refuses {@code f(a: 1, a: 2)}; it is the same fault as in a map of options. */
    private static Problem duplicate(String key, SyntaxException error, SourceText source, Places places) {
        Position at = named(error, key, places);
        List<ScriptToken> tokens = ScriptToken.of(source);
        Optional<Position> before = Optional.empty();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            ScriptToken token = tokens.get(i);
            Position place = places.at(token.line(), token.column(), token.text());
            if (token.text().equals(key) && tokens.get(i + 1).is("COLON") && place.compareTo(at) < 0) {
                before = Optional.of(place);
            }
        }
        return before.map(first -> OptionKeysAreUnique.duplicate(key, at, first))
                .orElseGet(() -> Problem.of(Code.F025, at, "'" + key + "' is given twice", "keep one of them"));
    }
}
