package flow.script.syntax;

import flow.graph.Fingerprint;
import java.util.ArrayList;
import java.util.List;

/**
 * Something with a name that code can depend on.
 *
 * @param kind tells those apart that may share a name
 * @param pieces what its meaning consists of, in the order of the script
 */
record Declared(String kind, String name, List<Piece> pieces) {

    Declared {
        pieces = List.copyOf(pieces);
    }

    String fingerprint() {
        List<String> parts = new ArrayList<>(List.of(kind, name));
        pieces.forEach(piece -> parts.add(Fingerprint.of(piece.texts())));
        return Fingerprint.of(parts);
    }
}
