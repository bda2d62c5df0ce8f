package flow.script.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * Takes a script apart. A statement that runs while the graph is built is a piece without the words in it; what stands between
 * the braces of these words are pieces of their own.
 */
final class Pieces {
    private final ScriptTree script;
    private final CodeText text;
    private final Set<MethodCallExpression> words = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Piece> statements = new ArrayList<>();
    private final Map<String, List<Piece>> methods = new HashMap<>();
    private final Map<BodyCode, Piece> bodies = new IdentityHashMap<>();

    private Pieces(ScriptTree script) {
        this.script = script;
        this.text = new CodeText(script.places().script(), Beginnings.in(script));
        script.calls().forEach(call -> words.add(call.call()));
    }

    static Pieces of(ScriptTree script) {
        Pieces pieces = new Pieces(script);
        pieces.block(script.run());
        script.methods().forEach(pieces::method);
        script.bodies().forEach(body -> {
            Uses uses = new Uses(Set.of(), word -> {});
            body.closure().visit(uses);
            pieces.bodies.put(body, pieces.piece(body.closure(), uses, List.of()));
        });
        return pieces;
    }

    /** False when the script cannot be cut into tokens. */
    boolean areKnown() {
        return text.isKnown();
    }

    Piece of(BodyCode body) {
        return bodies.get(body);
    }

    /** Those that are no words, in their order. */
    List<Piece> statements() {
        return statements;
    }

    /** The methods of the script by name, each of those that share it. */
    Map<String, List<Piece>> methods() {
        return methods;
    }

    /** The fields of the script by name. */
    Map<String, Piece> fields() {
        Map<String, Piece> fields = new LinkedHashMap<>();
        for (FieldNode field : script.type().getFields()) {
            if (Places.isWritten(field)) {
                Uses uses = new Uses(Set.of(), word -> {});
                uses.visitField(field);
                fields.put(field.getName(), piece(field, uses, List.of()));
            }
        }
        return fields;
    }

    /** A class of the script with all that stands in it. */
    Piece of(ClassNode type) {
        Uses uses = new Uses(Set.of(), word -> {});
        uses.visitClass(type);
        return closed(piece(type, uses, List.of()));
    }

    private void method(MethodNode method) {
        List<MethodCallExpression> found = new ArrayList<>();
        Uses uses = new Uses(words, found::add);
        uses.visitMethod(method);
        Piece piece = piece(method, uses, found);
        methods.computeIfAbsent(method.getName(), name -> new ArrayList<>())
                .add(found.isEmpty() ? closed(piece) : piece);
        found.forEach(this::inside);
    }

    private void block(Statement code) {
        if (code instanceof BlockStatement block) {
            block.getStatements().forEach(this::statement);
            return;
        }
        statement(code);
    }

    private void statement(Statement statement) {
        List<MethodCallExpression> found = new ArrayList<>();
        Uses uses = new Uses(words, found::add);
        statement.visit(uses);
        Piece piece = piece(statement, uses, found);
        if (!piece.texts().isEmpty()) {
            statements.add(piece);
        }
        found.forEach(this::inside);
    }

    private void inside(MethodCallExpression word) {
        Arguments arguments = Arguments.of(word);
        arguments.values().stream()
                .filter(value -> value instanceof ClosureExpression closure
                        && script.blocks().contains(closure))
                .forEach(block -> block(((ClosureExpression) block).getCode()));
    }

    private Piece piece(ASTNode node, Uses uses, List<MethodCallExpression> without) {
        List<CodeText.Range> ranges = without.stream()
                .map(word -> CodeText.range(word.getMethod(), word))
                .toList();
        return Piece.of(text.of(node, ranges), uses);
    }

    /** The variables of a method or of a class are nobody else's, except where words stand in it. */
    private static Piece closed(Piece piece) {
        Set<Object> names =
                piece.values().stream().filter(String.class::isInstance).collect(Collectors.toSet());
        return new Piece(
                piece.texts(),
                piece.names(),
                piece.methods(),
                names,
                piece.assigned(),
                piece.types(),
                piece.everything());
    }
}
