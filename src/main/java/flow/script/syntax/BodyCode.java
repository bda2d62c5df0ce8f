package flow.script.syntax;

import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/**
 * The braces of a body or a condition, written out at the word that they belong to.
 *
 * @param path which argument of the word it is, as {@link flow.dsl.Site} names parts
 */
record BodyCode(WordCall word, String path, ClosureExpression closure) {

    /** Whether it only asks: {@code when} and {@code until}. */
    boolean isCondition() {
        return word.name().equals("when") || path.equals("until");
    }

    boolean isJoin() {
        return word.name().equals("join");
    }

    /** Whether it is called with something: the inputs of a join, the run of a hook. */
    boolean takesArgument() {
        return isJoin() || word.name().equals("onSuccess") || word.name().equals("onFailure");
    }

    /** For messages, with its article. */
    String description() {
        return isCondition() ? "a condition" : "a body";
    }

    /** For messages: the step by its name, where that is written out. */
    String owner() {
        return word.arguments()
                .name()
                .filter(name -> !isCondition())
                .map(name -> "step '" + name + "'")
                .orElse(description());
    }

    /** Whether a variable is declared outside of the braces, as a local variable, a parameter or the variable of a loop. */
    boolean captures(VariableExpression variable) {
        return closure.getVariableScope().isReferencedLocalVariable(variable.getName());
    }
}
