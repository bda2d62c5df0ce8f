package flow.testing;

import java.util.Optional;

/**
 * The class of a test that holds some code, with the classes inside it.
 *
 * @param name of the outermost class
 */
record TestClass(String name) {

    /** @param code a closure or a lambda */
    static TestClass of(Object code) {
        return new TestClass(outermost(code.getClass().getName()));
    }

    private static String outermost(String type) {
        int inner = type.indexOf('$', type.lastIndexOf('.') + 2);
        return inner < 0 ? type : type.substring(0, inner);
    }

    boolean holds(StackTraceElement frame) {
        return outermost(frame.getClassName()).equals(name);
    }

    /** The name of its source, when it is among the callers. */
    String file() {
        Optional<String> called = StackWalker.getInstance()
                .walk(frames -> frames.filter(
                                frame -> outermost(frame.getClassName()).equals(name))
                        .map(StackWalker.StackFrame::getFileName)
                        .findFirst());
        return called.orElse(name.substring(name.lastIndexOf('.') + 1) + ".groovy");
    }
}
