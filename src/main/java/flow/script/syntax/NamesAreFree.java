package flow.script.syntax;

import flow.dsl.Vocabulary;
import flow.graph.Identifiers;
import flow.graph.InvalidValue;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problems;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Variable;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** What the script names means nothing else already. Names that are not written out are judged when the graph is there. */
final class NamesAreFree implements Rule {

    /** Answered by Groovy's closures themselves, whatever delegate they have. */
    private static final Set<String> OF_CLOSURES = Set.of(
            "owner",
            "delegate",
            "directive",
            "resolveStrategy",
            "thisObject",
            "parameterTypes",
            "maximumNumberOfParameters",
            "metaClass");

    /** The words that name something that bodies see, with what they name. */
    private static final Map<String, String> NAMING = Map.of("parameter", "parameter", "config", "config");

    @Override
    public void check(ScriptTree script, Problems problems) {
        script.bodies().forEach(body -> assigned(body, script, problems));
        for (WordCall call : script.calls()) {
            String kind = NAMING.get(call.name());
            if (kind != null && !call.arguments().values().isEmpty()) {
                literal(kind, call.arguments().values().get(0), script.places(), problems);
            }
            call.arguments().option("as").ifPresent(name -> literal("item", name, script.places(), problems));
        }
        script.methods().forEach(method -> helper(method, script.places(), problems));
    }

    private static void assigned(BodyCode body, ScriptTree script, Problems problems) {
        Variable ownIt = body.closure().getVariableScope().getDeclaredVariable("it");
        new NameVisitor(script.plain()) {
            @Override
            void assigned(Assignment assignment) {
                VariableExpression variable = assignment.variable();
                if (variable == null || !Places.isWritten(variable)) {
                    return;
                }
                String name = variable.getName();
                boolean isOwnIt = ownIt != null && variable.getAccessedVariable() == ownIt;
                boolean isMeant = isFree(variable) && (isCertain() || OF_CLOSURES.contains(name));
                if ((isOwnIt || isMeant) && Artifact.isReserved(name)) {
                    judge("artifact", name, script.places().of(variable), problems);
                }
            }
        }.visit(body);
    }

    private static void literal(String kind, Expression name, Places places, Problems problems) {
        Arguments.literal(name).ifPresent(text -> judge(kind, text, places.of(name), problems));
    }

    private static void judge(String kind, String name, Position place, Problems problems) {
        try {
            Identifiers.check(kind + " name", name);
        } catch (InvalidValue invalid) {
            problems.add(invalid.code(), place, invalid.getMessage(), invalid.hint());
        }
    }

    private static void helper(MethodNode method, Places places, Problems problems) {
        if (Vocabulary.GRAPH_WORDS.contains(method.getName())) {
            problems.add(
                    Code.F006,
                    places.named(places.of(method), method.getName()),
                    "the method '" + method.getName() + "' is called like a word of the language",
                    "call it something else: bodies and blocks see the word");
        }
    }
}
