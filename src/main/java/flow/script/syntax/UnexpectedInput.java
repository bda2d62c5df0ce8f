package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Explains where the parser could not go on. It names the token; what was meant, the tokens around it tell. */
final class UnexpectedInput {
    private final List<ScriptToken> tokens;
    private final int at;
    private final Places places;

    private UnexpectedInput(List<ScriptToken> tokens, int at, Places places) {
        this.tokens = tokens;
        this.at = at;
        this.places = places;
    }

    /** @param column in code points, as the parser counts */
    static Problem at(int line, int column, List<ScriptToken> tokens, Places places) {
        for (int i = 0; i < tokens.size(); i++) {
            ScriptToken token = tokens.get(i);
            if (token.line() == line && token.column() == column) {
                return new UnexpectedInput(tokens, i, places).problem();
            }
        }
        return ends(line, column, tokens, places);
    }

    private static Problem ends(int line, int column, List<ScriptToken> tokens, Places places) {
        List<ScriptToken> written =
                tokens.stream().filter(token -> !token.is("NL")).toList();
        if (written.isEmpty()) {
            return Problem.of(Code.F001, places.at(line, column, ""), "this cannot be read");
        }
        ScriptToken last = written.get(written.size() - 1);
        return Problem.of(
                Code.F001,
                places.at(last.line(), last.column(), last.text()),
                "the script ends too early behind '" + last.text() + "'");
    }

    private Problem problem() {
        return optionsBehind()
                .or(this::missingColon)
                .or(this::missingComma)
                .or(this::keyword)
                .or(this::comment)
                .orElseGet(this::unexpected);
    }

    /** {@code step('c') { … } retry: 3}, {@code step('c') { … }, retry: 3} and {@code step('c') retry: 3}. */
    private Optional<Problem> optionsBehind() {
        int option = at - 1;
        if (token(at).is("LBRACE")) {
            int close = partner(at, 1);
            option = token(close + 1).is("COMMA") && token(close + 3).is("COLON") ? close + 2 : -1;
        }
        int end = token(option - 1).is("COMMA") ? option - 2 : option - 1;
        if (!token(option).isName()
                || !token(option + 1).is("COLON")
                || !token(end).is("RBRACE", "RPAREN")) {
            return Optional.empty();
        }
        boolean braces = token(end).is("RBRACE");
        String call = call(braces ? partner(end, -1) : end + 1);
        return Optional.of(Problem.of(
                Code.F001,
                place(option),
                "the option '" + token(option).text() + "' stands behind the " + (braces ? "braces" : "parentheses"),
                "options stand " + (braces ? "before" : "in") + " them: " + call + ", "
                        + token(option).text() + ": " + token(option + 2).text() + ") { … }"));
    }

    /** {@code step('c'} as it stands before a brace, without its end. */
    private String call(int brace) {
        int open = token(brace - 1).is("RPAREN") ? partner(brace - 1, -1) : -1;
        boolean named = open > 0 && token(open - 1).isName() && token(open + 1).is("StringLiteral");
        return named ? token(open - 1).text() + "(" + token(open + 1).text() : "step('name'";
    }

    /** {@code step('c', retry 3)}, {@code config 'x', default [a: 1]}. */
    private Optional<Problem> missingColon() {
        boolean inList = token(at - 2).is("COMMA", "LPAREN", "LBRACK");
        boolean isName = token(at - 1).isName() || token(at - 1).isKeyword();
        if (!inList || !isName || !(token(at).isLiteral() || token(at).is("LBRACK", "LBRACE"))) {
            return Optional.empty();
        }
        String name = token(at - 1).text();
        String hint =
                "write " + name + ": " + (token(at).isLiteral() ? token(at).text() : "…");
        return Optional.of(Problem.of(Code.F001, place(at - 1), "a ':' is missing behind '" + name + "'", hint));
    }

    /** {@code step('c' retry: 3)}. */
    private Optional<Problem> missingComma() {
        boolean pair =
                token(at - 1).isLiteral() && (token(at).isName() || token(at).isLiteral());
        return pair
                ? Optional.of(Problem.of(
                        Code.F001,
                        place(at),
                        "a ',' is missing before '" + token(at).text() + "'"))
                : Optional.empty();
    }

    private Optional<Problem> keyword() {
        String text = token(at).text();
        if (!token(at).isKeyword()) {
            return Optional.empty();
        }
        return Optional.of(
                token(at + 1).is("ASSIGN")
                        ? Problem.of(
                                Code.F001, place(at), "'" + text + "' is a keyword, and no name", "choose another name")
                        : Problem.of(Code.F001, place(at), "the keyword '" + text + "' cannot stand here"));
    }

    private Optional<Problem> comment() {
        boolean begins = token(at).is("DIV") && token(at + 1).is("MUL");
        return begins
                ? Optional.of(Problem.of(
                        Code.F001,
                        places.at(token(at).line(), token(at).column(), "/*"),
                        "this comment is never closed",
                        "add the missing '*/'"))
                : Optional.empty();
    }

    private Problem unexpected() {
        if (token(at).is("NL")) {
            return Problem.of(
                    Code.F001,
                    place(at - 1),
                    "the line ends too early behind '" + token(at - 1).text() + "'");
        }
        if (token(at).closes()) {
            return Problem.of(
                    Code.F001,
                    place(at),
                    "something is missing before this '" + token(at).text() + "'");
        }
        String hint = token(at - 1).is("RBRACE") ? "start a new line before it" : null;
        return Problem.of(Code.F001, place(at), "'" + token(at).text() + "' cannot stand here", hint);
    }

    private Position place(int index) {
        ScriptToken token = token(index);
        return places.at(token.line(), token.column(), token.text());
    }

    /** Of the bracket at an index, the index of its partner in a direction; -1 when there is none. */
    private int partner(int index, int direction) {
        int depth = 0;
        for (int i = index; i >= 0 && i < tokens.size(); i += direction) {
            depth += token(i).opens() ? 1 : token(i).closes() ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private ScriptToken token(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : new ScriptToken("EOF", "", 0, 0);
    }
}
