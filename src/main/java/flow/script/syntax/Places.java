package flow.script.syntax;

import flow.problem.Position;
import flow.problem.SourceText;
import java.util.StringJoiner;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/**
 * Turns the places of syntax nodes into positions. Groovy counts code points and ends a node behind its last line; positions
 * count UTF-16 units and underline one line.
 */
final class Places {
    private final SourceText source;

    Places(SourceText source) {
        this.source = source;
    }

    String file() {
        return source.file();
    }

    SourceText script() {
        return source;
    }

    /** Whether the user wrote it; Groovy adds nodes of its own. */
    static boolean isWritten(ASTNode node) {
        return node.getLineNumber() > 0 && node.getColumnNumber() > 0;
    }

    /** A name or an expression: all of it, as far as it stands on its first line; of a closure the opening brace. */
    Position of(ASTNode node) {
        if (!isWritten(node)) {
            return Position.ofFile(source.file());
        }
        if (node instanceof ClosureExpression) {
            return at(node.getLineNumber(), node.getColumnNumber(), "");
        }
        if (node instanceof VariableExpression variable) {
            return at(node.getLineNumber(), node.getColumnNumber(), variable.getName());
        }
        if (node instanceof ConstantExpression && node.getLastLineNumber() == node.getLineNumber()) {
            return token(node);
        }
        ASTNode first = first(node);
        return range(
                first.getLineNumber(), first.getColumnNumber(), node.getLastLineNumber(), node.getLastColumnNumber());
    }

    /** Of one token, Groovy counts the beginning in code points, and adds the length in UTF-16 units. */
    private Position token(ASTNode node) {
        int from = units(node.getLineNumber(), node.getColumnNumber());
        int length = node.getLastColumnNumber() - node.getColumnNumber();
        return new Position(source.file(), node.getLineNumber(), from + 1, Math.max(1, length));
    }

    /** Where a chain begins: of {@code a.b().c}, Groovy gives the inner parts only their own dots and parentheses. */
    private static ASTNode first(ASTNode node) {
        ASTNode left = null;
        if (node instanceof MethodCallExpression call && !call.isImplicitThis()) {
            left = call.getObjectExpression();
        } else if (node instanceof PropertyExpression property) {
            left = property.getObjectExpression();
        } else if (node instanceof BinaryExpression binary) {
            left = binary.getLeftExpression();
        }
        ASTNode first = left != null && isWritten(left) ? first(left) : node;
        boolean before = first.getLineNumber() < node.getLineNumber()
                || (first.getLineNumber() == node.getLineNumber() && first.getColumnNumber() < node.getColumnNumber());
        return before ? first : node;
    }

    /** What begins at a place of Groovy's: both from 1, the column in code points. */
    Position at(int line, int column, String text) {
        String firstLine = text.lines().findFirst().orElse("");
        int from = units(line, column);
        return new Position(source.file(), line, from + 1, Math.max(1, firstLine.length()));
    }

    /** What stands between two places of Groovy's, as far as it stands on its first line; the end is excluded. */
    Position range(int line, int column, int lastLine, int lastColumn) {
        String text = source.line(line).orElse("");
        int from = units(line, column);
        int until = lastLine == line ? units(line, lastColumn) : text.length();
        String meant = from < until && until <= text.length() ? text.substring(from, until) : "";
        int length = meant.stripTrailing().length();
        return new Position(source.file(), line, from + 1, Math.max(1, length));
    }

    /** A name within something longer, or before it on its line: where it stands, else all of it. */
    Position named(Position all, String name) {
        String line = source.line(all.line()).orElse("");
        Pattern whole = Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)");
        Position before = all;
        for (MatchResult found : whole.matcher(line).results().toList()) {
            Position place = new Position(all.file(), all.line(), found.start() + 1, name.length());
            if (place.column() >= all.column()) {
                return place;
            }
            before = place;
        }
        return before;
    }

    /** The first line of a node, in the user's own spelling; empty when no user wrote it. */
    String text(ASTNode node) {
        if (!isWritten(node)) {
            return "";
        }
        Position at = of(node);
        String line = source.line(at.line()).orElse("");
        int until = Math.min(line.length(), at.column() - 1 + at.length());
        return line.substring(Math.min(at.column() - 1, until), until)
                + (node.getLastLineNumber() > at.line() ? " …" : "");
    }

    /** All of a node as it is written, its lines joined by blanks. */
    String source(ASTNode node) {
        ASTNode first = first(node);
        StringJoiner lines = new StringJoiner(" ");
        for (int number = first.getLineNumber(); number <= node.getLastLineNumber(); number++) {
            String line = source.line(number).orElse("");
            int from = number == first.getLineNumber() ? units(number, first.getColumnNumber()) : 0;
            int until = number == node.getLastLineNumber() ? units(number, node.getLastColumnNumber()) : line.length();
            lines.add(line.substring(Math.min(from, until), Math.min(until, line.length()))
                    .strip());
        }
        return lines.toString();
    }

    /** Of a column in code points, how many UTF-16 units stand before it. */
    private int units(int line, int column) {
        int points = Math.max(0, column - 1);
        String text = source.line(line).orElse(null);
        if (text == null) {
            return points;
        }
        return points <= text.codePointCount(0, text.length()) ? text.offsetByCodePoints(0, points) : text.length();
    }
}
