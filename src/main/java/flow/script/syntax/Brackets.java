package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the bracket that has no partner. The compiler notices its absence only much later; which one was meant, the
 * indentation tells.
 */
final class Brackets {
    private final List<ScriptToken> tokens;
    private final Places places;
    private final Deque<ScriptToken> open = new ArrayDeque<>();
    private @Nullable ScriptToken suspect;

    private Brackets(List<ScriptToken> tokens, Places places) {
        this.tokens = tokens;
        this.places = places;
    }

    /** Empty when all brackets have partners. */
    static Optional<Problem> unmatched(List<ScriptToken> tokens, Places places) {
        return new Brackets(tokens, places).unmatched();
    }

    private Optional<Problem> unmatched() {
        for (int i = 0; i < tokens.size(); i++) {
            ScriptToken token = tokens.get(i);
            if (token.opens()) {
                open.push(token);
            } else if (token.closes()) {
                if (open.isEmpty() || (!token.closes(open.peek()) && isBalanced(i + 1))) {
                    return Optional.of(tooMany(token));
                }
                if (!token.closes(open.peek())) {
                    return Optional.of(neverClosed(open.peek(), token));
                }
                suspect(open.pop(), token);
            }
        }
        return Optional.ofNullable(open.peek()).map(last -> neverClosed(suspect == null ? last : suspect, null));
    }

    /** Whether what is open here is closed by the tokens from an index on. */
    private boolean isBalanced(int from) {
        Deque<ScriptToken> left = new ArrayDeque<>(open);
        for (ScriptToken token : tokens.subList(from, tokens.size())) {
            if (token.opens()) {
                left.push(token);
            } else if (token.closes() && (left.isEmpty() || !token.closes(left.pop()))) {
                return false;
            }
        }
        return left.isEmpty();
    }

    /** A closing brace further left than the line that it closes was written for a brace further out. */
    private void suspect(ScriptToken opening, ScriptToken closing) {
        boolean ownLine = indentation(closing.line()) == closing.column();
        if (suspect == null && ownLine && closing.column() < indentation(opening.line())) {
            suspect = opening;
        }
    }

    /** The column of the first token of a line. */
    private int indentation(int line) {
        return tokens.stream()
                .filter(token -> token.line() == line && !token.is("NL"))
                .mapToInt(ScriptToken::column)
                .min()
                .orElse(0);
    }

    private Problem neverClosed(ScriptToken opening, @Nullable ScriptToken before) {
        Problem problem = Problem.of(
                Code.F001,
                places.at(opening.line(), opening.column(), opening.text()),
                "this '" + opening.text() + "' is never closed",
                "add the missing '" + opening.closing() + "'");
        return before == null || before.line() == opening.line()
                ? problem
                : problem.withNote(places.at(before.line(), before.column(), before.text()), "here at the latest");
    }

    private Problem tooMany(ScriptToken closing) {
        return Problem.of(
                Code.F001,
                places.at(closing.line(), closing.column(), closing.text()),
                "this '" + closing.text() + "' closes nothing",
                "remove it, or add what it should close");
    }
}
