package flow.check;

import flow.graph.Facts;
import flow.graph.Flow;
import flow.graph.Join;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What branches set is read behind them only when their join took it over. */
final class JoinsTakeOverWhatBranchesSet implements Rule {

    @Override
    public void check(Flow flow, Problems problems) {
        Paths.follow(flow, new Visitor() {
            @Override
            public void reads(Reader reader, Facts.Access read, Names names) {
                check(reader, read.name(), read.position(), names, problems);
            }

            @Override
            public void joins(Join join, Ends ends) {
                for (Facts.BranchRead read : join.body().facts().branchReads()) {
                    List<Names> places = ends.of(read.branch());
                    if (places.stream().noneMatch(names -> names.isVisible(read.name()))) {
                        places.forEach(names -> check(Reader.of(join), read.name(), read.position(), names, problems));
                    }
                }
            }
        });
    }

    private static void check(Reader reader, String name, Position position, Names names, Problems problems) {
        Names.Dropped dropped = names.entry(name).dropped();
        if (dropped == null || names.given(name).isPresent()) {
            return;
        }
        String input = input(dropped.branch(), name);
        String reads = reader.description() + " reads '" + name + "', which ";
        String all = names.isVisible(name) ? "all branches" : "only branches";
        Problem problem = reader.task() == dropped.join()
                ? Problem.of(code(name, names), position, reads + all + " before it set", "write `" + input + "`")
                : Problem.of(
                        code(name, names),
                        position,
                        reads + all + " before join '" + dropped.join().name() + "' set",
                        "take it over in '" + dropped.join().name() + "': `" + name + " = " + input + "`");
        String setter = dropped.setter().task();
        problems.add(problem.withNote(dropped.setter().position(), "set in '" + setter + "'"));
    }

    private static String input(@Nullable String branch, String name) {
        if (branch == null) {
            return "inputs*." + name;
        }
        return branch.contains("-") ? "inputs['" + branch + "']." + name : "inputs." + branch + "." + name;
    }

    private static Code code(String name, Names names) {
        if (names.isVisible(name)) {
            return Code.W103;
        }
        return names.unknown().isPresent() ? Code.W104 : Code.F013;
    }
}
