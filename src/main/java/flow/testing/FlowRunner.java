package flow.testing;

import flow.dsl.CodeScript;
import flow.graph.Durations;
import flow.graph.InvalidValue;
import flow.store.RunTags;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a flow in a test, in this thread, and tells everything that came of it:
 *
 * <pre>
 * def result = FlowRunner.script('train.flow.groovy')
 *     .parameter('alpha', 0.5)
 *     .replace('load') { rows = [1, 2, 3] }
 *     .run()
 * assert result['total'] == 6
 * </pre>
 *
 * A runner never changes: each method answers another one, so that a test can begin with what all tests share. A script is compiled
 * once for a runner and those that were made of it. Time that a run waits for passes at once; see {@link #takes}. Tasks run one after
 * the other, unless {@link #workers} says otherwise. Nothing is printed, and runs are kept in a folder that is gone when the process
 * ends, unless {@link #in} names one.
 */
public final class FlowRunner {
    private final Source source;
    private final Scratch scratch;
    private final Given given;

    private FlowRunner(Source source, Scratch scratch, Given given) {
        this.source = source;
        this.scratch = scratch;
        this.given = given;
    }

    /** Of a script file; a relative path begins at the current folder. */
    public static FlowRunner script(String file) {
        return script(Path.of(file));
    }

    /** Of a script file. */
    public static FlowRunner script(Path file) {
        Scratch scratch = new Scratch();
        return new FlowRunner(new ScriptSource(file.toAbsolutePath().normalize(), scratch), scratch, new Given());
    }

    /** Of a script's text; places in it are those of {@code script.flow.groovy}. */
    public static FlowRunner text(String script) {
        Scratch scratch = new Scratch();
        Path file = scratch.folder().resolve("script").resolve("script.flow.groovy");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, script);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new FlowRunner(new ScriptSource(file, scratch), scratch, new Given());
    }

    /**
     * Of a flow that stands in the test itself, in Groovy, with the words of a script. Its bodies see what they see in a script, and
     * besides the local variables and the methods of the test. What only the text of a script shows is not checked before it runs.
     */
    public static FlowRunner flow(
            String name, @DelegatesTo(type = "flow.dsl.FlowWords", strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        return new FlowRunner(new CodeSource(name, block), new Scratch(), new Given());
    }

    private FlowRunner with(Consumer<Given> change) {
        Given changed = given.copy();
        change.accept(changed);
        return new FlowRunner(source, scratch, changed);
    }

    /** Gives a parameter a value, as it is or as a text that the parameter's type understands; null leaves it to its default. */
    public FlowRunner parameter(String name, @Nullable Object value) {
        return with(changed -> changed.parameters.put(name, value));
    }

    /** The same of several: {@code parameters(alpha: 0.5, words: ['a', 'b'])}. */
    public FlowRunner parameters(Map<String, ?> values) {
        return with(changed -> changed.parameters.putAll(values));
    }

    /** Gives a config its tree, in the place of its file or default. */
    public FlowRunner config(String name, Map<String, ?> tree) {
        return with(changed -> changed.configs.put(name, new LinkedHashMap<>(tree)));
    }

    /** Sets variables that {@code env} shows and programs get. Of this process's own they see the {@code PATH} only. */
    public FlowRunner environment(Map<String, String> variables) {
        return with(changed -> changed.environment.putAll(variables));
    }

    /** Gives secrets their values by the names that bodies know them by, whoever would keep them outside of the test. */
    public FlowRunner secrets(Map<String, String> values) {
        return with(changed -> changed.secrets.putAll(values));
    }

    /** @throws IllegalArgumentException for a text that can be no tag */
    public FlowRunner tags(String... tags) {
        for (String tag : tags) {
            String fault = RunTags.fault(tag);
            if (fault != null) {
                throw new IllegalArgumentException(fault);
            }
        }
        return with(changed -> changed.tags.addAll(List.of(tags)));
    }

    /** Who starts the run; {@code tester} if not given. */
    public FlowRunner user(String name) {
        return with(changed -> changed.user = name);
    }

    /** The branch of the flow's project: {@code test.x}, {@code prod}; {@code user.tester} if not given. */
    public FlowRunner branch(String name) {
        return with(changed -> changed.branch = name);
    }

    /** The clock by which everything has its time; the machine's if not given. What passes at once is added to it. */
    public FlowRunner clock(InstantSource clock) {
        return with(changed -> changed.clock = clock);
    }

    /** Keeps runs in the {@code .flow} folder below this one, where {@code flow runs} finds them. */
    public FlowRunner in(Path folder) {
        return with(changed -> changed.folder = folder.toAbsolutePath().normalize());
    }

    /** How many tasks may run at a time; 1 if not given, so that their order is always the same. */
    public FlowRunner workers(int number) {
        return with(changed -> changed.workers = number);
    }

    /** Lets a step, gang or join do something else, with the words of a body; of a join the closure is given the inputs. */
    public FlowRunner replace(
            String step, @DelegatesTo(type = "flow.dsl.TaskWords", strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        return with(changed -> changed.replace(step, body, out -> CodeScript.body(body, out)));
    }

    /** The same for Java: {@code replace("load", artifacts -> artifacts.put("rows", List.of(1, 2, 3)))}. */
    public FlowRunner replace(String step, StepCode code) {
        return with(changed -> changed.replace(step, code, out -> scope -> code.run(new ScopeMap(scope))));
    }

    /**
     * Lets a step take a time that passes at once, before each attempt's body begins: {@code takes('train', '3 h')}. It meets its
     * timeout when that is shorter.
     *
     * @param duration as scripts write it
     */
    public FlowRunner takes(String step, Object duration) {
        try {
            return with(changed -> changed.durations.put(step, Durations.from(duration)));
        } catch (InvalidValue invalid) {
            throw new IllegalArgumentException(invalid.text());
        }
    }

    /**
     * Runs it from the beginning to the end. A run that fails is a result as well.
     *
     * @throws InvalidFlow when the script has faults
     * @throws IllegalArgumentException when something was given that the flow does not have, or that does not fit
     */
    public FlowResult run() {
        return new TestRun(source, scratch, given).run();
    }
}
