package flow.script.syntax;

import flow.dsl.Vocabulary;
import flow.dsl.Vocabulary.Room;
import flow.dsl.Vocabulary.Word;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Finds the calls of words in the code that builds the graph, and the closures at them, room by room. A call is one of a word
 * when nothing stands before it: {@code list.join(',')} is none. A word that cannot stand where it does is taken for what it
 * would be elsewhere, so that the faults inside of it show too.
 */
final class WordCalls extends CodeVisitorSupport {

    /** Is told what is no word, or stands where it cannot. */
    interface Misplaced {
        /** @param named the word at which the call stands where a name was to be expected; null elsewhere */
        void unknown(MethodCallExpression call, Room room, @Nullable WordCall named);

        void inWrongRoom(MethodCallExpression call, Room room);

        /** @param name stands where it does */
        void chained(Expression name, WordCall before);
    }

    private final Helpers helpers;
    private final Set<ClosureExpression> plain;
    private final Misplaced misplaced;
    private final Map<Expression, WordCall> byCall = new IdentityHashMap<>();
    private final List<WordCall> calls = new ArrayList<>();
    private final List<BodyCode> bodies = new ArrayList<>();
    private final List<ClosureExpression> blocks = new ArrayList<>();
    private final List<ClosureExpression> options = new ArrayList<>();

    /** Null where it cannot be known, as in a closure that somebody else may call. */
    private @Nullable Room room;

    private @Nullable WordCall around;

    /** Whose arguments are being looked at. */
    private @Nullable WordCall last;

    private boolean inMethod;

    WordCalls(Helpers helpers, Set<ClosureExpression> plain, Misplaced misplaced) {
        this.helpers = helpers;
        this.plain = plain;
        this.misplaced = misplaced;
    }

    /** The script's own statements. */
    void visitScript(Statement code) {
        room = Room.SCRIPT;
        code.visit(this);
    }

    /** A method of the script, which may be called from anywhere. */
    void visitMethod(Statement code) {
        inMethod = true;
        room = Room.SCRIPT;
        code.visit(this);
        inMethod = false;
    }

    /** In the order in which they were found. */
    List<WordCall> calls() {
        return calls;
    }

    List<BodyCode> bodies() {
        return bodies;
    }

    /** The braces that hold words. */
    List<ClosureExpression> blocks() {
        return blocks;
    }

    /** The closures that are given to words as values, such as a computed default. */
    List<ClosureExpression> options() {
        return options;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String name = call.getMethodAsString();
        if (name == null) {
            super.visitMethodCallExpression(call);
            return;
        }
        Word word = call.isImplicitThis() ? bare(call, name) : chained(call, name);
        if (word == null) {
            call.getArguments().visit(this);
            return;
        }
        word(call, word);
    }

    private @Nullable Word bare(MethodCallExpression call, String name) {
        boolean isWord = Vocabulary.GRAPH_WORDS.contains(name);
        if (room == null) {
            return isWord ? home(name) : null;
        }
        if (room == Room.SCRIPT && helpers.methods().contains(name)) {
            return null;
        }
        Word word = Vocabulary.words(room).get(name);
        if (word != null) {
            return word;
        }
        if (isWord) {
            misplaced.inWrongRoom(call, room);
            return home(name);
        }
        boolean isOutside = inMethod && room == Room.SCRIPT;
        if (!isOutside && Places.isWritten(call.getMethod()) && !helpers.isCallable(name)) {
            boolean isName = last != null
                    && !last.arguments().values().isEmpty()
                    && last.arguments().values().get(0) == call;
            misplaced.unknown(call, room, isName ? last : null);
        }
        return null;
    }

    /** {@code when({ … }) { … } otherwise { … }} is one call on the other; nothing else may follow a word. */
    private @Nullable Word chained(MethodCallExpression call, String name) {
        call.getObjectExpression().visit(this);
        WordCall before = byCall.get(call.getObjectExpression());
        if (before == null) {
            return null;
        }
        if (!before.name().equals("when") || !Vocabulary.words(Room.CHOOSE).containsKey(name)) {
            misplaced.chained(call.getMethod(), before);
        }
        return Vocabulary.GRAPH_WORDS.contains(name) ? home(name) : null;
    }

    private static Word home(String name) {
        return Vocabulary.words(Vocabulary.roomsOf(name).get(0)).get(name);
    }

    private void word(MethodCallExpression call, Word word) {
        Arguments arguments = Arguments.of(call);
        WordCall found = new WordCall(call, around, word, arguments);
        calls.add(found);
        byCall.put(call, found);
        last = found;
        for (MapEntryExpression option : arguments.options()) {
            String key = Arguments.key(option).orElse("");
            argument(found, key, option.getValueExpression(), word.opens().get(key));
        }
        for (int i = 0; i < arguments.values().size(); i++) {
            String path = Integer.toString(i);
            boolean last = i == arguments.values().size() - 1;
            Room opened = word.opens().getOrDefault(path, last ? braces(word) : null);
            argument(found, path, arguments.values().get(i), opened);
        }
    }

    /** What the closure behind the parentheses opens, whatever was forgotten between them. */
    private static @Nullable Room braces(Word word) {
        return word.opens().keySet().stream()
                .filter(path -> Character.isDigit(path.charAt(0)))
                .max(String::compareTo)
                .map(word.opens()::get)
                .orElse(null);
    }

    private void argument(WordCall call, String path, Expression value, @Nullable Room opened) {
        if (!(value instanceof ClosureExpression closure)) {
            value.visit(this);
            return;
        }
        if (opened == null) {
            options.add(closure);
            return;
        }
        if (opened == Room.BODY) {
            bodies.add(new BodyCode(call, path, closure));
            return;
        }
        blocks.add(closure);
        block(call, opened, closure);
    }

    private void block(WordCall call, Room opened, ClosureExpression closure) {
        Room outerRoom = room;
        WordCall outerCall = around;
        room = opened;
        around = call;
        closure.getCode().visit(this);
        room = outerRoom;
        around = outerCall;
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        Room outer = room;
        room = plain.contains(closure) ? outer : null;
        super.visitClosureExpression(closure);
        room = outer;
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        super.visitPropertyExpression(property);
        WordCall before = byCall.get(property.getObjectExpression());
        if (before != null) {
            misplaced.chained(property.getProperty(), before);
        }
    }
}
