package flow.testing;

import flow.check.Checks;
import flow.dsl.CodeScript;
import flow.graph.Flow;
import flow.problem.Problem;
import flow.problem.ProblemPrinter;
import flow.problem.Problems;
import groovy.lang.Closure;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A flow built by a closure. What its bodies read and set is seen only when they run. */
final class CodeSource implements Source {
    private final String name;
    private final Closure<?> block;
    private final TestClass holder;
    private final String file;

    CodeSource(String name, Closure<?> block) {
        this.name = name;
        this.block = block;
        this.holder = TestClass.of(block);
        this.file = holder.file();
    }

    @Override
    public Prepared prepare(ConfigSources configs, PrintStream out) {
        Path folder = Path.of("").toAbsolutePath();
        Problems problems = new Problems();
        Optional<Flow> flow = CodeScript.flow(file, name, block, configs.in(folder), out, problems);
        if (!problems.hasErrors()) {
            flow.ifPresent(built -> problems.addAll(Checks.of(built)));
        }
        if (problems.hasErrors() || flow.isEmpty()) {
            List<Problem> sorted = problems.sorted();
            throw new InvalidFlow(ProblemPrinter.over().print(sorted), sorted);
        }
        return new Prepared(flow.get(), folder.resolve(file), block.getClass().getClassLoader(), holder::holds);
    }
}
