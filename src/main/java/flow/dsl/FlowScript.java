package flow.dsl;

import flow.problem.Code;
import flow.problem.Fault;
import flow.problem.Nearest;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.MetaProperty;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import groovy.transform.NamedParam;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What every script is: the words that stand outside of all braces, and a closed Binding, so that an assignment outside a body
 * is an error instead of a global variable that works here and is lost in production.
 */
public abstract class FlowScript extends Script {
    private static final Set<String> NOT_CONSTANTS = Set.of("binding", "metaClass", "class", "properties", "property");
    private static final Set<String> NOT_HELPERS =
            Set.of("run", "main", "evaluate", "setBinding", "getBinding", "invokeMethod", "at$", "known$");

    /** So many names that are no constants are remembered; more is not what a script's bodies are made of. */
    private static final int MOST_NAMES = 1_000;

    private final Set<String> notDeclared = ConcurrentHashMap.newKeySet();
    private @Nullable Evaluation evaluation;
    private PrintStream output = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    /**
     * Declares the flow; one in a script.
     *
     * <pre>
     * flow('hello') {
     *     step('greet') { println 'Hello' }
     * }
     * </pre>
     *
     * @param name letters, digits, {@code -} and {@code _}, at most 45, beginning with a letter
     * @param block the flow's settings and its steps
     */
    @Word
    public Chained flow(
            Object name, @DelegatesTo(value = FlowWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        evaluation().flow(name, block);
        return new Chained("flow");
    }

    /**
     * Brings libraries from Maven repositories onto the class path of the script, before it is compiled. The versions and
     * checksums of all that comes with them are written to a lock file beside the script.
     *
     * <pre>
     * dependency 'org.apache.commons:commons-csv:1.12.0'
     * dependency 'com.acme:forecast:2.1', exclude: ['commons-logging:commons-logging']
     * dependency group: 'com.acme', name: 'forecast', version: '2.1', classifier: 'linux'
     * </pre>
     *
     * @param options {@code group:}, {@code name:}, {@code version:}, {@code classifier:}, {@code ext:} the parts of one library
     *     in place of a text; {@code transitive: false} brings it without what it needs; {@code exclude:} {@code 'group:name'} or
     *     a list of them, which it must not bring
     * @param libraries {@code 'group:name:version'}, {@code 'group:name:version:classifier'}, either with {@code '@ext'} behind
     *     it; written out, the version exact
     */
    @Word
    public Chained dependency(
            @NamedParam(value = "group", type = String.class)
                    @NamedParam(value = "name", type = String.class)
                    @NamedParam(value = "version", type = String.class)
                    @NamedParam(value = "classifier", type = String.class)
                    @NamedParam(value = "ext", type = String.class)
                    @NamedParam(value = "transitive", type = Boolean.class)
                    @NamedParam(value = "exclude", type = Object.class)
                    Map<String, ?> options,
            Object... libraries) {
        evaluation().site("dependency");
        return new Chained("dependency");
    }

    /** Brings libraries with all that they need. */
    @Word
    public Chained dependency(Object... libraries) {
        return dependency(Map.of(), libraries);
    }

    /** Notes which call of a word comes next. The compiler writes it around the last argument of every word; nobody else does. */
    public @Nullable Object at$(int site, @Nullable Object value) {
        if (evaluation != null) {
            evaluation.next(site);
        }
        return value;
    }

    /** Refuses null on either side of {@code <} and {@code >} in a condition. The compiler writes it; nobody else does. */
    public Object known$(@Nullable Object value, String text) {
        if (value == null) {
            throw new Fault(
                    Code.F004,
                    "the condition compares '" + text + "', which is null",
                    "Groovy takes null for less than everything; ask for null first, or give it a value");
        }
        return value;
    }

    final void begin(Evaluation begun, PrintStream out) {
        evaluation = begun;
        output = out;
        getBinding().setVariable("out", out);
    }

    final Evaluation evaluation() {
        if (evaluation == null) {
            throw new IllegalStateException("the script is not being evaluated");
        }
        return evaluation;
    }

    final PrintStream output() {
        return output;
    }

    final @Nullable Tree config(String name) {
        return evaluation == null ? null : evaluation.config(name);
    }

    /** Whether the script declares a property of that name: a {@code @Field}, a constant. */
    final boolean hasConstant(String name) {
        return !NOT_CONSTANTS.contains(name) && declared(name) != null;
    }

    final @Nullable Object constant(String name) {
        MetaProperty property = declared(name);
        return property == null ? null : property.getProperty(this);
    }

    private @Nullable MetaProperty declared(String name) {
        if (notDeclared.contains(name)) {
            return null;
        }
        MetaProperty property = getMetaClass().hasProperty(this, name);
        if (property == null && notDeclared.size() < MOST_NAMES) {
            notDeclared.add(name);
        }
        return property;
    }

    /** Calls a method that the script declares. */
    final @Nullable Object callHelper(String name, Object[] arguments) {
        if (NOT_HELPERS.contains(name)) {
            throw noMethod(name, arguments);
        }
        try {
            return getMetaClass().invokeMethod(this, name, arguments);
        } catch (MissingMethodException missing) {
            if (missing.getMethod().equals(name) && missing.getType() == getClass()) {
                throw noMethod(name, arguments);
            }
            throw missing;
        }
    }

    private NoSuchMethod noMethod(String name, Object[] arguments) {
        return new NoSuchMethod(name, getClass(), arguments, noMethod(name));
    }

    private Fault noMethod(String name) {
        Set<String> helpers = new TreeSet<>();
        for (var method : getClass().getDeclaredMethods()) {
            helpers.add(method.getName());
        }
        if (helpers.contains(name)) {
            return new Fault(Code.F002, "'" + name + "' does not take these arguments");
        }
        helpers.addAll(List.of("exec", "file", "merge", "println"));
        String hint = Nearest.to(name, helpers)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(null);
        return new Fault(Code.F002, "there is no method '" + name + "'", hint);
    }

    @Override
    public final @Nullable Object getProperty(String name) {
        if (name.equals("out")) {
            return output;
        }
        MetaProperty property = declared(name);
        if (property != null && !name.equals("property")) {
            return property.getProperty(this);
        }
        throw new Fault(
                Code.F015,
                "nothing called '" + name + "' is visible outside of a body's braces",
                "code outside of bodies sees no artifacts and parameters: pass '" + name + "' to it as an argument");
    }

    @Override
    public final void setProperty(String name, @Nullable Object value) {
        if (name.equals("binding") || name.equals("metaClass")) {
            super.setProperty(name, value);
            return;
        }
        throw new Fault(
                Code.F015,
                "'" + name + " = …' outside of a body's braces creates no artifact",
                "return the value and assign it in the body, or declare it with 'def' or '@Field'");
    }

    @Override
    public final Object invokeMethod(String name, Object arguments) {
        if (Vocabulary.words(Vocabulary.Room.SCRIPT).containsKey(name)) {
            throw new Fault(Code.F004, "'" + name + "' does not take these arguments", WordUse.shape(name));
        }
        if (Vocabulary.GRAPH_WORDS.contains(name)) {
            throw new Fault(
                    Code.F011,
                    "the word '" + name + "' outside of the flow's braces",
                    "write it between the braces of flow('name') { … }");
        }
        Object[] values = arguments instanceof Object[] many ? many : new Object[] {arguments};
        try {
            return super.invokeMethod(name, values);
        } catch (MissingMethodException missing) {
            if (missing.getMethod().equals(name) && missing.getType() == getClass()) {
                throw noMethod(name, values);
            }
            throw missing;
        } catch (MissingPropertyException missing) {
            throw noMethod(name);
        }
    }

    /** Results go to standard output; what a script prints while its graph is built does not. */
    @Override
    public final void println() {
        output.println();
    }

    @Override
    public final void println(@Nullable Object value) {
        output.println(PrintedText.of(value));
    }

    @Override
    public final void print(@Nullable Object value) {
        output.print(PrintedText.of(value));
    }
}
