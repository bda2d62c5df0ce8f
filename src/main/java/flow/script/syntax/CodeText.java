package flow.script.syntax;

import flow.problem.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;

/**
 * The code of a script without what changes nothing in it: blanks, comments, ends of lines. Where a statement begins is kept, as
 * the end of a line may be all that says so.
 */
final class CodeText {
    private static final String BEGINNING = ";";

    private final List<ScriptToken> tokens = new ArrayList<>();
    private final Set<Long> beginnings;

    /** @param beginnings the {@link #place}s where statements begin */
    CodeText(SourceText source, Set<Long> beginnings) {
        this.beginnings = beginnings;
        Deque<ScriptToken> open = new ArrayDeque<>();
        for (ScriptToken token : ScriptToken.of(source)) {
            if (token.opens()) {
                open.push(token);
            }
            if (token.closes() && !open.isEmpty()) {
                open.pop();
            }
            // Between the parentheses of a loop it is all that tells its three parts apart.
            boolean isEnd = token.is("SEMI") && (open.isEmpty() || !open.peek().is("LPAREN"));
            if (!token.is("NL") && !isEnd) {
                tokens.add(token);
            }
        }
    }

    static long place(int line, int column) {
        return ((long) line << Integer.SIZE) | column;
    }

    static long begin(ASTNode node) {
        return place(node.getLineNumber(), node.getColumnNumber());
    }

    private static long end(ASTNode node) {
        return place(node.getLastLineNumber(), node.getLastColumnNumber());
    }

    /** From the beginning of one node to the end of another. */
    static Range range(ASTNode from, ASTNode until) {
        return new Range(begin(from), end(until));
    }

    /** Whether the script could be cut at all. */
    boolean isKnown() {
        return !tokens.isEmpty();
    }

    /** What stands in a node, without what stands in some parts of it. */
    Code of(ASTNode node, List<Range> without) {
        List<String> texts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long end = end(node);
        for (int i = first(begin(node)); i < tokens.size() && place(tokens.get(i)) < end; i++) {
            ScriptToken token = tokens.get(i);
            long place = place(token);
            if (without.stream().anyMatch(range -> range.contains(place))) {
                continue;
            }
            if (beginnings.contains(place)) {
                texts.add(BEGINNING);
            }
            texts.add(token.text());
            if (token.isName()) {
                names.add(token.text());
            }
        }
        return new Code(texts, names);
    }

    private static long place(ScriptToken token) {
        return place(token.line(), token.column());
    }

    private int first(long begin) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (place(tokens.get(middle)) < begin) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** From one {@link #place} to another, which is behind it. */
    record Range(long begin, long end) {
        boolean contains(long place) {
            return begin <= place && place < end;
        }
    }

    /**
     * A piece of code.
     *
     * @param texts one after the other
     * @param names that stand in it, whatever they mean
     */
    record Code(List<String> texts, Set<String> names) {}
}
