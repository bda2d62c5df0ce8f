package flow.script.syntax;

import flow.problem.SourceText;
import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.Token;
import java.util.List;
import java.util.Locale;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.apache.groovy.parser.antlr4.GroovyLexer;
import org.apache.groovy.parser.antlr4.GroovySyntaxError;

/**
 * One token of a script, as Groovy's own lexer cuts it: so texts, patterns and comments are told apart just as the compiler does.
 *
 * @param kind Groovy's name for its kind, such as {@code LBRACE}
 * @param column from 1, in code points
 */
record ScriptToken(String kind, String text, int line, int column) {

    /** All of them, line ends too; empty when the script cannot be cut, as behind a text that is never closed. */
    static List<ScriptToken> of(SourceText source) {
        GroovyLangLexer lexer = new GroovyLangLexer(CharStreams.fromString(String.join("\n", source.lines())));
        lexer.removeErrorListeners();
        try {
            return lexer.getAllTokens().stream().map(ScriptToken::of).toList();
        } catch (GroovySyntaxError uncut) {
            return List.of();
        }
    }

    private static ScriptToken of(Token token) {
        String kind = String.valueOf(GroovyLexer.VOCABULARY.getSymbolicName(token.getType()));
        return new ScriptToken(kind, token.getText(), token.getLine(), token.getCharPositionInLine() + 1);
    }

    boolean is(String... kinds) {
        return List.of(kinds).contains(kind);
    }

    boolean opens() {
        return is("LPAREN", "LBRACE", "LBRACK");
    }

    boolean closes() {
        return is("RPAREN", "RBRACE", "RBRACK");
    }

    /** Whether this closes what the other one opened. */
    boolean closes(ScriptToken opening) {
        return kind.substring(1).equals(opening.kind.substring(1));
    }

    /** What closes what this opens. */
    String closing() {
        return switch (kind) {
            case "LPAREN" -> ")";
            case "LBRACK" -> "]";
            default -> "}";
        };
    }

    boolean isName() {
        return is("Identifier", "CapitalizedIdentifier");
    }

    boolean isKeyword() {
        return kind.equals(text.toUpperCase(Locale.ROOT));
    }

    boolean isLiteral() {
        return is("StringLiteral", "IntegerLiteral", "FloatingPointLiteral", "BooleanLiteral", "NullLiteral");
    }
}
