package flow.dsl;

import flow.problem.Code;
import flow.problem.Fault;
import groovy.lang.GroovyObjectSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a word gives back. To Groovy, {@code when({ … }) { … } otherwise { … }} on one line is a chain of calls: this makes that
 * one work, and explains every other.
 */
public final class Chained extends GroovyObjectSupport {
    private final String word;
    private final @Nullable ChooseWords choose;

    Chained(String word) {
        this(word, null);
    }

    Chained(String word, @Nullable ChooseWords choose) {
        this.word = word;
        this.choose = choose;
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        if (choose != null && (name.equals("when") || name.equals("otherwise"))) {
            return choose.getMetaClass().invokeMethod(choose, name, arguments);
        }
        throw new Fault(
                Code.F001,
                "'" + name + "' stands on the same line as the end of '" + word + "'",
                "start a new line before '" + name + "'; options stand before the braces: " + word
                        + "('name', retry: 3) { … }");
    }

    @Override
    public Object getProperty(String name) {
        return invokeMethod(name, new Object[0]);
    }
}
