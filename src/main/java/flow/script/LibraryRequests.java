package flow.script;

import flow.problem.ProblemException;
import flow.problem.Problems;
import flow.script.library.GroovyGrab;
import flow.script.library.RequestedLibraries;
import flow.script.syntax.GroovyErrors;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;

/** Finds out which libraries a script asks for, before it can be compiled with them. */
record LibraryRequests(ScriptFile script) {

    /** @throws ProblemException F027 for each that cannot be read, F001 when the script is not Groovy */
    RequestedLibraries read() {
        if (!script.text().contains("dependency") && !script.text().contains("Gra")) {
            return RequestedLibraries.NONE;
        }
        CompilerConfiguration configuration = new CompilerConfiguration();
        GroovyGrab.switchOff(configuration);
        CompilationUnit unit = new CompilationUnit(configuration);
        SourceUnit source = unit.addSource(script.name(), script.text());
        try {
            unit.compile(Phases.CONVERSION);
        } catch (CompilationFailedException failure) {
            throw new ProblemException(GroovyErrors.translate(failure, script.source()));
        }
        Problems problems = new Problems();
        RequestedLibraries requested = RequestedLibraries.in(source.getAST(), script.name(), problems);
        problems.throwIfErrors();
        return requested;
    }
}
