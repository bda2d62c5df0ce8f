package flow.check;

import flow.graph.Facts;
import flow.graph.Flow;
import flow.graph.TaskNode;
import flow.problem.Code;
import flow.problem.Nearest;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a body or a condition reads, something that may run before it may set. */
final class EveryNameIsSetBefore implements Rule {

    @Override
    public void check(Flow flow, Problems problems) {
        Paths.follow(flow, new Visitor() {
            @Override
            public void reads(Reader reader, Facts.Access read, Names names) {
                if (!names.isVisible(read.name()) && names.entry(read.name()).dropped() == null) {
                    problems.add(problem(flow, reader, read, names));
                }
            }
        });
    }

    private static Problem problem(Flow flow, Reader reader, Facts.Access read, Names names) {
        String hint = OwnVariables.before(read.position(), read.name(), flow)
                .or(() -> DidYouMean.visible(read.name(), List.of(names)))
                .or(() -> setAbove(reader, read))
                .or(() -> setElsewhere(flow, reader, read.name()))
                .orElse(null);
        String message = reader.description() + " reads '" + read.name() + "', which no earlier step sets";
        Problem error = Problem.of(Code.F012, read.position(), message, hint);
        return names.unknown()
                .map(unknown -> PerhapsSet.insteadOf(error, unknown))
                .orElse(error);
    }

    /** A nearly equal name that the reader itself sets before. */
    private static Optional<String> setAbove(Reader reader, Facts.Access read) {
        if (reader.task() == null) {
            return Optional.empty();
        }
        Facts facts = reader.task().body().facts();
        List<String> above = Stream.concat(facts.sets().stream(), facts.maySet().stream())
                .filter(set -> set.position().compareTo(read.position()) < 0)
                .map(Facts.Access::name)
                .toList();
        return Nearest.to(read.name(), above).map(near -> "did you mean '" + near + "'?");
    }

    private static Optional<String> setElsewhere(Flow flow, Reader reader, String name) {
        for (TaskNode task : flow.tasks()) {
            Facts facts = task.body().facts();
            Optional<Facts.Access> set = Stream.concat(facts.sets().stream(), facts.maySet().stream())
                    .filter(access -> access.name().equals(name))
                    .findFirst();
            if (set.isPresent() && task == reader.task()) {
                return Optional.of("it has no value yet: set it first");
            }
            if (set.isPresent()) {
                String line = DidYouMean.line(set.get().position());
                return Optional.of("it is set in '" + task.name() + "'" + line + ", which does not run before");
            }
        }
        return Optional.empty();
    }
}
