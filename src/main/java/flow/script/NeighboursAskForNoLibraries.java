package flow.script;

import flow.problem.Problems;
import flow.script.library.RequestedLibraries;
import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Libraries are resolved before anything is compiled, so a source beside the script comes too late to ask for one. */
final class NeighboursAskForNoLibraries extends CompilationCustomizer {
    private final Problems problems = new Problems();
    private final Set<String> seen = new HashSet<>();

    /** @param script the name of the one source that may ask */
    NeighboursAskForNoLibraries(String script) {
        super(CompilePhase.CONVERSION);
        seen.add(script);
    }

    Problems problems() {
        return problems;
    }

    /** Called for every class of every source of the compilation. */
    @Override
    public void call(SourceUnit unit, GeneratorContext context, ClassNode type) {
        if (seen.add(unit.getName())) {
            RequestedLibraries.refuseIn(unit.getAST(), unit.getName(), problems);
        }
    }
}
