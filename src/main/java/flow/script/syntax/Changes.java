package flow.script.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the statements that a value depends on which bodies see of the code that builds the graph. A value that can be changed in
 * place depends on whatever names it, also through a method that the statement calls.
 */
final class Changes {
    private final Map<String, List<Piece>> methods;
    private final Initials initials;

    private final List<Running> running = new ArrayList<>();

    /** A statement, with itself and the methods that run in it. */
    private record Running(Piece statement, Collection<Piece> code) {}

    Changes(Pieces pieces, Initials initials) {
        this.methods = pieces.methods();
        this.initials = initials;
        pieces.statements().forEach(statement -> running.add(new Running(statement, withCalled(statement))));
    }

    /** @param holder a local variable, or the name of a field */
    List<Piece> of(Object holder) {
        Predicate<Piece> sets = piece -> piece.assigned().contains(holder);
        Predicate<Piece> names = piece -> piece.values().contains(holder);
        Predicate<Piece> calls = piece -> holder instanceof String field && piece.uses(field);
        return where(initials.isConstant(holder) ? sets : names.or(calls));
    }

    /** What is left in static members. */
    List<Piece> of(ScriptClass type) {
        return type.hasState() ? where(piece -> piece.types().contains(type.name())) : List.of();
    }

    /** What changes the classes of others. */
    List<Piece> ofAllClasses() {
        return where(piece -> piece.calls("getMetaClass") || piece.calls("mixin"));
    }

    private List<Piece> where(Predicate<Piece> condition) {
        return running.stream()
                .filter(one -> one.code().stream().anyMatch(condition))
                .map(Running::statement)
                .toList();
    }

    private Collection<Piece> withCalled(Piece statement) {
        Set<Piece> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Piece> open = new ArrayDeque<>(List.of(statement));
        while (!open.isEmpty()) {
            Piece caller = open.pop();
            if (found.add(caller)) {
                methods.entrySet().stream()
                        .filter(method -> caller.everything() || caller.calls(method.getKey()))
                        .forEach(method -> open.addAll(method.getValue()));
            }
        }
        return found;
    }
}
