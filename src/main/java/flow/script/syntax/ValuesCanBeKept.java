package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Problem;
import flow.problem.Problems;
import org.codehaus.groovy.syntax.Types;

/** What is assigned to an artifact can be kept, as far as the line shows. What codecs can keep, only the run knows. */
final class ValuesCanBeKept implements Rule {

    @Override
    public void check(ScriptTree script, Problems problems) {
        boolean hasCodecs = script.calls("codec").findAny().isPresent();
        if (hasCodecs) {
            return;
        }
        for (BodyCode body : script.bodies()) {
            new NameVisitor(script.plain()) {
                @Override
                void assigned(Assignment assignment) {
                    if (isCertain() && assignment.operator().getType() == Types.EQUAL && assignment.value() != null) {
                        Unkeepable unkeepable = Unkeepable.in(assignment.value());
                        Artifact.of(assignment.target())
                                .filter(artifact -> unkeepable != null && !body.isCondition())
                                .ifPresent(artifact -> problems.add(problem(artifact, unkeepable, script.places())));
                    }
                }
            }.visit(body);
        }
    }

    private static Problem problem(Artifact artifact, Unkeepable value, Places places) {
        return Problem.of(
                Code.F004,
                places.of(artifact.place()),
                "'" + artifact.name() + value.path() + "' is " + value.description()
                        + ", which cannot be kept as an artifact",
                "declare it with 'def' where this body alone needs it");
    }
}
