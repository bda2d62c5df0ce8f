package flow.script.syntax;

import flow.graph.Fingerprint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes texts that change with the code of a body, and with whatever the script declares or has beside it that this code uses,
 * directly or not. The order of declarations does not count, nor do blanks and comments. Read from the tree before anything is
 * written into it.
 */
final class Fingerprints {
    private final List<BodyCode> bodies;
    private final Pieces pieces;
    private final Declarations declarations;

    Fingerprints(ScriptTree script) {
        bodies = script.bodies();
        pieces = Pieces.of(script);
        declarations = new Declarations(script, pieces);
    }

    /**
     * By word and the path of the closure at it.
     *
     * @param beside what the script was compiled with
     */
    Map<WordCall, Map<String, String>> with(SourcesBeside beside) {
        Map<WordCall, Map<String, String>> found = new IdentityHashMap<>();
        if (!pieces.areKnown()) {
            return found;
        }
        Reach reach = new Reach(declarations, beside);
        bodies.forEach(body -> found.computeIfAbsent(body.word(), word -> new HashMap<>())
                .put(body.path(), of(pieces.of(body), reach)));
        return found;
    }

    private static String of(Piece body, Reach reach) {
        Set<String> used = new TreeSet<>();
        reach.from(body).forEach(declared -> used.add(reach.fingerprint(declared)));
        List<String> parts = new ArrayList<>(List.of(Fingerprint.of(body.texts())));
        parts.addAll(used);
        return Fingerprint.of(parts);
    }

    /** Goes from what is used to what that uses. */
    private static final class Reach {
        private final Declarations declarations;
        private final SourcesBeside beside;
        private final Map<Piece, Collection<Declared>> used = new IdentityHashMap<>();
        private final Map<Declared, String> fingerprints = new IdentityHashMap<>();

        Reach(Declarations declarations, SourcesBeside beside) {
            this.declarations = declarations;
            this.beside = beside;
        }

        Collection<Declared> from(Piece piece) {
            Set<Declared> reached = Collections.newSetFromMap(new IdentityHashMap<>());
            Deque<Declared> open = new ArrayDeque<>(usedBy(piece));
            while (!open.isEmpty()) {
                Declared declared = open.pop();
                if (reached.add(declared)) {
                    declared.pieces().forEach(one -> open.addAll(usedBy(one)));
                }
            }
            return reached;
        }

        private Collection<Declared> usedBy(Piece piece) {
            return used.computeIfAbsent(piece, one -> {
                Collection<Declared> all = new ArrayList<>(declarations.usedBy(one));
                all.addAll(beside.usedBy(one));
                return all;
            });
        }

        String fingerprint(Declared declared) {
            return fingerprints.computeIfAbsent(declared, Declared::fingerprint);
        }
    }
}
