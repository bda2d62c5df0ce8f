package flow.script.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Variable;

/** Finds what a piece of a script depends on: all that the script declares and the piece names, or may name. */
final class Declarations {
    /** What Groovy calls for a name that it does not find. */
    private static final Set<String> CALLED_FOR_OTHERS = Set.of("methodMissing", "propertyMissing");

    private final Map<String, Declared> imports = new HashMap<>();
    private final Map<String, Declared> fields = new HashMap<>();
    private final Map<ScriptClass, Declared> classes = new IdentityHashMap<>();
    private final Map<String, List<Declared>> methods = new HashMap<>();
    private final Map<Variable, Declared> variables = new HashMap<>();
    private final Changes changes;
    private final Declared changesOfClasses;

    Declarations(ScriptTree script, Pieces pieces) {
        changes = new Changes(pieces, Initials.of(script));
        changesOfClasses = new Declared("changes", "classes", changes.ofAllClasses());
        imports(script.type().getModule()).filter(Places::isWritten).forEach(one -> {
            String name = one.getAlias() == null ? one.getFieldName() : one.getAlias();
            String type = one.getClassName();
            Piece piece = Piece.of(List.of(one.getText()), new HashSet<>(Arrays.asList(type.split("[.$]"))));
            imports.put(name, new Declared("import", name, List.of(piece)));
        });
        pieces.fields().forEach((name, field) -> {
            List<Piece> all = new ArrayList<>(List.of(field));
            all.addAll(changes.of(name));
            fields.put(name, new Declared("field", name, all));
        });
        ScriptClass.in(script).map(type -> ScriptClass.of(type, pieces)).forEach(type -> {
            List<Piece> all = new ArrayList<>(List.of(type.code()));
            all.addAll(changes.of(type));
            classes.put(type, new Declared("class", type.name(), all));
        });
        pieces.methods()
                .forEach((name, declared) -> methods.put(
                        name,
                        declared.stream()
                                .map(one -> new Declared("method", name, List.of(one)))
                                .toList()));
    }

    private static Stream<ImportNode> imports(ModuleNode module) {
        return Stream.concat(module.getImports().stream(), module.getStaticImports().values().stream());
    }

    Set<Declared> usedBy(Piece piece) {
        Set<Declared> used = Collections.newSetFromMap(new IdentityHashMap<>());
        used.add(changesOfClasses);
        imports.forEach((name, one) -> add(piece.mentions(name), one, used));
        fields.forEach((name, one) -> add(piece.uses(name), one, used));
        classes.forEach((type, one) -> add(isUsed(type, piece), one, used));
        methods.forEach((name, all) -> all.forEach(one -> add(isCalled(name, piece), one, used)));
        for (Object value : piece.values()) {
            if (value instanceof Variable variable) {
                Declared declared = variables.computeIfAbsent(variable, this::declared);
                add(!declared.pieces().isEmpty(), declared, used);
            }
        }
        return used;
    }

    private Declared declared(Variable variable) {
        return new Declared("variable", variable.getName(), changes.of(variable));
    }

    private static void add(boolean isUsed, Declared one, Set<Declared> used) {
        if (isUsed) {
            used.add(one);
        }
    }

    private static boolean isUsed(ScriptClass type, Piece piece) {
        return piece.mentions(type.name()) || type.methods().stream().anyMatch(piece::calls);
    }

    private static boolean isCalled(String method, Piece piece) {
        return piece.everything() || piece.calls(method) || CALLED_FOR_OTHERS.contains(method);
    }
}
