package flow.script.syntax;

import flow.dsl.Vocabulary;
import flow.dsl.WordUse;
import flow.problem.Code;
import flow.problem.Problems;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** A word stands only where it is called: {@code step 'x' retry: 3} reads a variable {@code step}. */
final class WordsAreCalled implements Rule {

    @Override
    public void check(ScriptTree script, Problems problems) {
        new OutsideVisitor(script) {
            @Override
            public void visitVariableExpression(VariableExpression variable) {
                String name = variable.getName();
                if (isFree(variable) && isCertain() && Vocabulary.GRAPH_WORDS.contains(name)) {
                    String message = "'" + name + "' is a word, and not called here";
                    problems.add(Code.F001, script.places().of(variable), message, WordUse.shape(name));
                }
            }
        }.visitBuilding();
    }
}
