package flow.script.syntax;

import flow.graph.Facts;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** A variable from outside of a body is not called like something that the body would see without it. */
final class NothingHidesAnArtifact implements Rule {

    /** What a variable hides, with the words of a message. */
    private record Hidden(Position position, String description) {}

    @Override
    public void check(ScriptTree script, Problems problems) {
        Map<String, Hidden> everywhere = hidden(script);
        for (BodyCode body : script.bodies()) {
            Map<String, Hidden> hidden = new HashMap<>(everywhere);
            items(body, script.places(), hidden);
            Set<String> told = new HashSet<>();
            new NameVisitor(script.plain()) {
                @Override
                public void visitVariableExpression(VariableExpression variable) {
                    Captured captured = Captured.in(body, script, variable);
                    Hidden meant = captured == null ? null : hidden.get(captured.name());
                    if (meant != null && !captured.isField() && told.add(captured.name())) {
                        problems.add(problem(captured, meant, script.places()));
                    }
                }
            }.visit(body);
        }
    }

    private static Problem problem(Captured captured, Hidden meant, Places places) {
        String message = "'" + captured.name() + "' is a variable of the script here, and hides " + meant.description();
        Problem problem = Problem.of(Code.F014, places.of(captured.use()), message, "rename the variable")
                .withNote(meant.position(), "what it hides");
        return captured.with("the variable", problem, places);
    }

    private static Map<String, Hidden> hidden(ScriptTree script) {
        Map<String, Hidden> hidden = new HashMap<>();
        for (BodyCode body : script.bodies()) {
            Facts facts = script.facts(body);
            Stream.concat(facts.sets().stream(), facts.maySet().stream())
                    .filter(Facts.Access::sure)
                    .forEach(set -> hidden.putIfAbsent(
                            set.name(), new Hidden(set.position(), "the artifact that " + body.owner() + " sets")));
            option(body.word(), "catchInto", "what " + body.owner() + " catches", script.places(), hidden);
        }
        for (String word : new String[] {"parameter", "config"}) {
            script.calls(word)
                    .forEach(call -> call.arguments()
                            .name()
                            .ifPresent(name -> hidden.put(
                                    name,
                                    new Hidden(
                                            script.places()
                                                    .of(call.arguments()
                                                            .values()
                                                            .get(0)),
                                            "the " + word))));
        }
        return hidden;
    }

    /** The names of the items of the foreach blocks around a body. */
    private static void items(BodyCode body, Places places, Map<String, Hidden> hidden) {
        for (WordCall around = body.word().around(); around != null; around = around.around()) {
            option(around, "as", "the item of the foreach", places, hidden);
        }
    }

    private static void option(
            WordCall call, String option, String description, Places places, Map<String, Hidden> hidden) {
        Expression value = call.arguments().option(option).orElse(null);
        if (value != null) {
            Arguments.literal(value).ifPresent(name -> hidden.put(name, new Hidden(places.of(value), description)));
        }
    }
}
