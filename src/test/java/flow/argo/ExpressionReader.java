package flow.argo;

import flow.argo.Expression.Binary;
import flow.argo.Expression.Broken;
import flow.argo.Expression.Call;
import flow.argo.Expression.Coalesced;
import flow.argo.Expression.Conditional;
import flow.argo.Expression.ListOf;
import flow.argo.Expression.Literal;
import flow.argo.Expression.Member;
import flow.argo.Expression.Minus;
import flow.argo.Expression.Name;
import flow.argo.Expression.Not;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads an expression. */
final class ExpressionReader {
    /** Which mean something themselves, so that nothing else may be called like them. */
    static final Set<String> WORDS = Set.of(
            "in",
            "not",
            "and",
            "or",
            "nil",
            "let",
            "if",
            "else",
            "matches",
            "contains",
            "startsWith",
            "endsWith",
            "true",
            "false");

    private static final List<List<String>> BINARY = List.of(
            List.of("||", "or"),
            List.of("&&", "and"),
            List.of("==", "!=", "<=", ">=", "<", ">", "in", "contains"),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    private static final String COALESCING = "??";
    private static final Set<String> OF_TWO_LETTERS = Set.of("==", "!=", "<=", ">=", "&&", "||", COALESCING, "?.");

    private final String text;
    private final List<String> tokens;
    private int at;

    ExpressionReader(String text) {
        this.text = text;
        this.tokens = tokens(text);
    }

    Expression read() {
        Expression expression = conditional();
        if (at < tokens.size()) {
            throw unexpected(tokens.get(at));
        }
        return expression;
    }

    private Broken unexpected(String token) {
        return new Broken("unexpected '" + token + "' in " + text);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int begin = i;
            i = end(text, begin);
            if (!Character.isWhitespace(text.charAt(begin))) {
                tokens.add(text.substring(begin, i));
            }
        }
        return tokens;
    }

    /** Where the token ends that begins there. */
    private static int end(String text, int begin) {
        char first = text.charAt(begin);
        if (first == '\'' || first == '"') {
            int quote = text.indexOf(first, begin + 1);
            if (quote < 0) {
                throw new Broken("a text does not end in " + text);
            }
            return quote + 1;
        }
        if (!isOfWord(first)) {
            String two = text.substring(begin, Math.min(begin + 2, text.length()));
            return begin + (OF_TWO_LETTERS.contains(two) ? 2 : 1);
        }
        int end = begin;
        while (end < text.length() && isOfWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfWord(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_';
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() {
        if (at == tokens.size()) {
            throw new Broken("it ends too early: " + text);
        }
        return tokens.get(at++);
    }

    private boolean take(String token) {
        if (peek().equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void need(String token) {
        if (!take(token)) {
            throw new Broken("'" + token + "' is missing before '" + peek() + "' in " + text);
        }
    }

    private Expression conditional() {
        Expression condition = binary(0);
        if (!take("?")) {
            return condition;
        }
        Expression one = conditional();
        need(":");
        return new Conditional(condition, one, conditional());
    }

    private Expression binary(int level) {
        if (level == BINARY.size()) {
            return coalesced();
        }
        Expression left = binary(level + 1);
        while (BINARY.get(level).contains(peek())) {
            left = new Binary(next(), left, binary(level + 1));
        }
        return left;
    }

    /** It binds more tightly than all others, and does not stand before another without parentheses. */
    private Expression coalesced() {
        Expression first = unary();
        if (!take(COALESCING)) {
            return first;
        }
        Expression coalesced = new Coalesced(first, coalesced());
        if (BINARY.stream().anyMatch(level -> level.contains(peek()))) {
            throw new Broken("Operator (" + peek() + ") and coalesce expressions (??) cannot be mixed in " + text);
        }
        return coalesced;
    }

    private Expression unary() {
        if (take("!") || take("not")) {
            return new Not(unary());
        }
        if (take("-")) {
            return new Minus(unary());
        }
        return members(primary());
    }

    private Expression primary() {
        if (take("(")) {
            Expression inner = conditional();
            need(")");
            return inner;
        }
        if (take("[")) {
            return new ListOf(until("]"));
        }
        String token = next();
        if (token.startsWith("'") || token.startsWith("\"")) {
            return new Literal(token.substring(1, token.length() - 1));
        }
        if (Character.isDigit(token.charAt(0))) {
            return number(token);
        }
        return switch (token) {
            case "true" -> new Literal(true);
            case "false" -> new Literal(false);
            case "nil" -> new Literal(null);
            default -> named(token);
        };
    }

    private Expression number(String token) {
        try {
            return new Literal(Long.valueOf(token));
        } catch (NumberFormatException none) {
            throw unexpected(token);
        }
    }

    private Expression named(String name) {
        if (!Character.isLetter(name.charAt(0)) || WORDS.contains(name)) {
            throw unexpected(name);
        }
        if (name.equals("sprig")) {
            need(".");
            return call("sprig." + next());
        }
        return peek().equals("(") ? call(name) : new Name(name);
    }

    private Expression members(Expression start) {
        if (start instanceof Literal && peek().equals(".")) {
            throw unexpected(".");
        }
        Expression value = start;
        while (true) {
            if (take(".")) {
                String name = next();
                if (!Character.isLetter(name.charAt(0))) {
                    throw unexpected(name);
                }
                value = new Member(value, new Literal(name));
            } else if (take("[")) {
                Expression key = conditional();
                need("]");
                value = new Member(value, key);
            } else {
                return value;
            }
        }
    }

    private Expression call(String name) {
        Function function =
                Function.called(name).orElseThrow(() -> new Broken("there is no function " + name + " here"));
        need("(");
        List<Expression> arguments = until(")");
        if (arguments.isEmpty()) {
            throw new Broken(name + " is called with nothing in " + text);
        }
        return new Call(function, arguments);
    }

    private List<Expression> until(String end) {
        List<Expression> elements = new ArrayList<>();
        while (!take(end)) {
            if (!elements.isEmpty()) {
                need(",");
            }
            elements.add(conditional());
        }
        return elements;
    }
}
