package flow.dsl;

import flow.FileValue;
import flow.graph.Scope;
import flow.problem.Code;
import flow.problem.Fault;
import flow.problem.Nearest;
import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import groovy.transform.NamedParam;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words inside a body, between its braces, nested closures included; helper methods and classes outside see none of them.
 * Besides these words a body sees parameters, configs, {@code as:} names and the artifacts that were set on the way to it;
 * assigning a name that is not declared with {@code def} or a type creates an artifact.
 */
public final class TaskWords extends GroovyObjectSupport {
    /** Values of the task's own within {@code current}: items and parameters, the same as those that names answer. */
    private static final Pattern GIVEN = Pattern.compile("current\\.(parameters\\..*|foreach\\[\\d+]\\.value)");

    private final Scope scope;
    private final FlowScript script;
    private volatile @Nullable NoSuchName unanswered;

    TaskWords(Scope scope, FlowScript script) {
        this.scope = scope;
        this.script = script;
    }

    /**
     * What is known about the task and its run, read-only: {@code current.flowName}, {@code runId}, {@code stepName},
     * {@code taskId}, {@code attempt}, {@code originRunId}, {@code pathspec}, {@code tags}, {@code userName},
     * {@code projectName}, {@code branchName}, {@code isProduction}, {@code parameters}, {@code foreach} (the forks around,
     * outermost first, each with {@code name}, {@code index}, {@code count}, {@code value}), {@code repeat},
     * {@code trigger} (null unless events started the run, else {@code event} and {@code payload} of the first, {@code events},
     * each with {@code name}, {@code source}, {@code id}, {@code time}, {@code payload}, and {@code run}, {@code runs}, whose end
     * did), {@code parallel} (in a gang: {@code nodeIndex}, {@code numNodes}, {@code mainAddress}),
     * {@code scheduledTime}, {@code tempDir}, {@code idempotencyKey}.
     */
    @Word
    public Object getCurrent() {
        return new Tree(
                "current", scope.current(), place -> GIVEN.matcher(place).matches());
    }

    /** The item of the innermost foreach around. */
    @Word
    public @Nullable Object getInput() {
        return perhaps("input");
    }

    /** The number, from 0, of the item of the innermost foreach around. */
    @Word
    public @Nullable Object getIndex() {
        return perhaps("index");
    }

    /** The number, from 0, of the round of the innermost repeat around. */
    @Word
    public @Nullable Object getIteration() {
        return perhaps("iteration");
    }

    /** Artifacts by computed names: {@code artifacts['var' + i] = v}, {@code artifacts.containsKey('x')}, {@code .remove('x')}, {@code .names}. */
    @Word
    public Artifacts getArtifacts() {
        return new Artifacts(scope, this);
    }

    /**
     * Variables by name, each a text; null for one that there is not: {@code env.HOME}, {@code env['A-B']},
     * {@code env.REGION ?: 'north'}. Those of the process, over them those of {@code environment:} in the configuration, of
     * {@code eachStep}, of the step, and its secrets. Read-only. {@code System.getenv} shows those of the process alone.
     */
    @Word
    public Variables getEnv() {
        return new Variables("env", scope.env(), name -> null);
    }

    /**
     * The step's {@code secrets:} by name: {@code env:TOKEN} is {@code secrets.TOKEN}, {@code file:/run/secrets/db.key} is
     * {@code secrets['db.key']}, without the line end behind its last line. They are fetched when an attempt starts; one that is
     * not there fails the attempt with a {@code flow.MissingSecretException}. They are never stored: an artifact that holds one is
     * refused. In logs, messages and displays {@code ***} stands for each that has at least four characters.
     */
    @Word
    public Variables getSecrets() {
        Set<String> names = scope.secrets().keySet();
        return new Variables("secrets", scope.secrets(), name -> {
            throw noSecret(name, names);
        });
    }

    private static Fault noSecret(String name, Set<String> names) {
        String hint = Nearest.to(name, names)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("write secrets: ['env:" + name + "'] behind the step's name");
        return new Fault(Code.F012, "no secret of this step is called '" + name + "'", hint);
    }

    /**
     * Runs a program and answers what it wrote to its standard output, without the line end behind the last line.
     *
     * <pre>
     * head = exec(['git', 'rev-parse', 'HEAD'], dir: '.')
     * lines = exec(['wc', '-l'], input: 'one\ntwo\n') as int
     * </pre>
     *
     * <p>No shell looks at the command: each element of the list reaches the program as it is, as one argument. The program runs in
     * {@code current.tempDir} and sees {@code env} as its environment. What it writes is added to the task's log line by line. An exit
     * code other than 0 is a {@code flow.ProgramFailedException} with {@code exitCode} and the last 20 lines of standard error; so is a
     * program that there is not. It is ended with all that it started when the attempt ends: at its timeout, at Ctrl-C, when the
     * body has run to its end. On Linux that includes what was put into the background by a program that is no more; elsewhere that
     * runs on. What is to outlive the attempt is started with {@code env -u FLOW_ATTEMPT}.
     *
     * @param options {@code input:} a text, bytes, a file (of {@code file(…)} too) or a stream for its standard input, else there is nothing to read;
     *     {@code dir:} where it runs instead, from the script's folder on: {@code dir: '.'} is where the script stands;
     *     {@code environment: [NAME: value]} beside {@code env}; {@code output:} the name of a file in {@code current.tempDir} for
     *     its standard output, whose path is then the answer: for bytes, and for more than the 64 MB that are answered as a text
     * @param command the program and its arguments as a list of any values, of a file its path; a text is a program without arguments
     */
    @Word
    public Object exec(
            @NamedParam(value = "input", type = Object.class)
                    @NamedParam(value = "dir", type = String.class)
                    @NamedParam(value = "environment", type = Map.class)
                    @NamedParam(value = "output", type = String.class)
                    Map<String, ?> options,
            Object command)
            throws InterruptedException {
        return scope.exec(ProgramReader.read(options, command));
    }

    /** Runs a program and answers what it wrote. */
    @Word
    public Object exec(Object command) throws InterruptedException {
        return exec(Map.of(), command);
    }

    /**
     * In a join: takes over every name on which the branches agree. A branch that lacks a name does not conflict; a name that
     * has different values, or that only some branches changed, is an error that says so; on an error nothing is set. What
     * the join set before, parameters, configs, {@code as:} and {@code catchInto:} names are left alone.
     *
     * @param options {@code include:} the only names to take, or {@code exclude:} names to leave; never both
     * @param inputs the join's inputs
     */
    @Word
    public void merge(
            @NamedParam(value = "include", type = Collection.class)
                    @NamedParam(value = "exclude", type = Collection.class)
                    Map<String, ?> options,
            Object inputs) {
        if (!(inputs instanceof Inputs)) {
            throw new Fault(Code.F004, "merge takes the join's inputs", "write merge(inputs)");
        }
        for (String option : options.keySet()) {
            if (!option.equals("include") && !option.equals("exclude")) {
                throw new Fault(Code.F003, "'merge' has no option '" + option + "'", "it has exclude, include");
            }
        }
        scope.merge(names(options, "include"), names(options, "exclude"));
    }

    /** Takes over every name on which the branches agree. */
    @Word
    public void merge(Object inputs) {
        merge(Map.of(), inputs);
    }

    /**
     * A file or a folder as a value: {@code model = file('model.bin')}. When the task ends its content is taken over into the
     * store, as long as it may be, so that the file itself is needed no longer; later tasks read a {@link FileValue}, which has
     * {@code path} (a read-only copy on this machine), {@code name}, {@code size} in bytes, {@code text}, {@code bytes},
     * {@code withInputStream { … }}, and of folders {@code files}. It is an error when the file is not there at the end of the
     * task, or is still being written. Links in a folder are followed as long as they stay in it.
     *
     * @param path a text, a Path or a File; relative to {@code current.tempDir}
     */
    @Word
    public Object file(Object path) {
        if (!(path instanceof CharSequence || path instanceof Path || path instanceof File)) {
            throw new Fault(Code.F004, "file takes a path, not " + Described.value(path), "write file('model.bin')");
        }
        String said = path.toString();
        try {
            return scope.file(Path.of(said), said);
        } catch (InvalidPathException impossible) {
            throw new Fault(Code.F004, "'" + said + "' is no path: " + impossible.getReason());
        }
    }

    private static @Nullable Set<String> names(Map<String, ?> options, String option) {
        if (!options.containsKey(option)) {
            return null;
        }
        Object value = options.get(option);
        Collection<?> given = value instanceof Collection<?> many ? many : Collections.singletonList(value);
        Set<String> names = new LinkedHashSet<>();
        for (Object name : given) {
            names.add(String.valueOf(name));
        }
        return names;
    }

    @Override
    public @Nullable Object getProperty(String name) {
        switch (name) {
            case "current":
                return getCurrent();
            case "artifacts":
                return getArtifacts();
            case "env":
                return getEnv();
            case "secrets":
                return getSecrets();
            case "inputs":
                return inputs();
            case "out":
                return script.output();
            default:
                break;
        }
        Tree config = script.config(name);
        if (config != null) {
            return config;
        }
        if (!scope.has(name) && script.hasConstant(name)) {
            return script.constant(name);
        }
        return read(name);
    }

    /** Bodies read these names otherwise; Groovy asks here whether a call of that name, such as a builder's node, means a closure. */
    private @Nullable Object perhaps(String name) {
        return scope.has(name) ? scope.read(name) : null;
    }

    private @Nullable Object read(String name) {
        try {
            return scope.read(name);
        } catch (Fault fault) {
            if (fault.code() != Code.F012) {
                throw fault;
            }
            NoSuchName missing = new NoSuchName(name, fault);
            unanswered = missing;
            throw missing;
        }
    }

    /**
     * What to say of a name that neither these words nor a delegate within the body answered; Groovy tells only of the one
     * that it asked first.
     */
    RuntimeException faultOf(MissingPropertyException thrown) {
        NoSuchName missing = thrown instanceof NoSuchName own ? own : unanswered;
        return missing != null && missing.getProperty().equals(thrown.getProperty()) ? missing.fault(thrown) : thrown;
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        if (script.hasConstant(name)) {
            throw new Fault(
                    Code.F014,
                    "'" + name + "' is declared outside of the body, which cannot change it",
                    "use another name for the artifact");
        }
        if (value instanceof Variables) {
            throw new Fault(
                    Code.F004,
                    "'" + name + "' would keep all variables and secrets, which are never stored",
                    "keep those that are needed: " + name + " = env.subMap(['NAME'])");
        }
        scope.write(name, value);
    }

    @Override
    public @Nullable Object invokeMethod(String name, Object arguments) {
        Object[] values = arguments instanceof Object[] many ? many : new Object[] {arguments};
        if (scope.has(name) && scope.read(name) instanceof Closure<?> closure) {
            return closure.call(values);
        }
        if (name.equals("exec")) {
            throw ProgramReader.noList();
        }
        if (Vocabulary.GRAPH_WORDS.contains(name)) {
            Fault fault = new Fault(
                    Code.F009,
                    "the word '" + name + "' inside a body",
                    "a body is ordinary code; blocks stand beside steps, not in them");
            throw new NoSuchMethod(name, TaskWords.class, values, fault);
        }
        return script.callHelper(name, values);
    }

    private Inputs inputs() {
        if (!scope.isJoin()) {
            throw new Fault(Code.F012, "only a join has inputs", "write join('name') { inputs -> … } after the fork");
        }
        return new Inputs(scope.inputs());
    }

    static Fault nothingSets(String name, Collection<String> visible) {
        String hint = Nearest.to(name, visible)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(null);
        return new Fault(Code.F012, "nothing set '" + name + "'", hint);
    }
}
