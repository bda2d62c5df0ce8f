package flow.script.syntax;

import flow.dsl.Vocabulary;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.jspecify.annotations.Nullable;

/**
 * One call of a word while the graph is built.
 *
 * @param around the call whose braces it stands in; null outside of all braces
 * @param word what the vocabulary says of it in the room where it stands; of its home where it cannot stand
 */
record WordCall(MethodCallExpression call, @Nullable WordCall around, Vocabulary.Word word, Arguments arguments) {

    String name() {
        return word.name();
    }
}
