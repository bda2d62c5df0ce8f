package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Problem;
import flow.problem.Problems;

/** A body assigns no variable that is declared outside of its braces: in production every task is a process of its own. */
final class CapturedVariablesStay implements Rule {

    @Override
    public void check(ScriptTree script, Problems problems) {
        for (BodyCode body : script.bodies()) {
            new NameVisitor(script.plain()) {
                @Override
                void assigned(Assignment assignment) {
                    Captured captured = Captured.in(body, script, assignment.target());
                    if (captured != null) {
                        problems.add(problem(captured, body, script.places()));
                    }
                }
            }.visit(body);
        }
    }

    private static Problem problem(Captured captured, BodyCode body, Places places) {
        String message = captured.isField()
                ? "'" + captured.name() + "' is a @Field, which no body can change"
                : "'" + captured.name() + "' is declared outside of " + body.owner() + ", which cannot change it";
        Problem problem = Problem.of(Code.F014, places.of(captured.use()), message, cure(captured));
        return captured.with("declared here", problem, places);
    }

    private static String cure(Captured captured) {
        if (captured.isField()) {
            return "assign a name that is not declared: it becomes an artifact";
        }
        if (captured.isParameter()) {
            return "assign another name";
        }
        return captured.declaration().isDynamicTyped()
                ? "remove the 'def', or rename"
                : "remove the declaration, or rename";
    }
}
