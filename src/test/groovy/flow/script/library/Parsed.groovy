package flow.script.library

import org.codehaus.groovy.ast.ModuleNode
import org.codehaus.groovy.control.CompilerConfiguration
import org.codehaus.groovy.control.ErrorCollector
import org.codehaus.groovy.control.SourceUnit

/** A script's syntax tree as it is after Groovy's conversion phase. */
class Parsed {

    static ModuleNode script(String text) {
        def configuration = new CompilerConfiguration()
        def unit = new SourceUnit('train.flow.groovy', text, configuration, new GroovyClassLoader(), new ErrorCollector(configuration))
        unit.parse()
        unit.completePhase()
        unit.nextPhase()
        unit.convert()
        unit.AST
    }
}
