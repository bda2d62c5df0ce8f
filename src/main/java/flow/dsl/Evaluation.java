package flow.dsl;

import flow.graph.Body;
import flow.graph.Condition;
import flow.graph.Config;
import flow.graph.Flow;
import flow.graph.Parameter;
import flow.graph.StepOptions;
import flow.problem.Code;
import flow.problem.Fault;
import flow.problem.Nearest;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.Problems;
import groovy.lang.Closure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One run of a script's own code, from which its flow comes. Faults are collected as long as the building can go on. */
public final class Evaluation {
    private final String file;
    private final List<Site> sites;
    private final ConfigSource configSource;
    private final StepOptions with;
    private final PrintStream out;
    private final Problems problems;
    private final List<Flow> flows = new ArrayList<>();
    private final Map<String, Tree> configs = new LinkedHashMap<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private @Nullable FlowScript script;
    private int next = -1;

    /**
     * @param file the name that positions carry
     * @param sites the calls of words in it, numbered as the compiler numbered them
     * @param with options of every step that neither the step nor {@code eachStep} sets
     * @param out where the script's {@code println} goes while the graph is built
     * @param problems gets every fault that is found
     */
    public Evaluation(
            String file,
            List<Site> sites,
            ConfigSource configSource,
            StepOptions with,
            PrintStream out,
            Problems problems) {
        this.file = file;
        this.sites = sites;
        this.configSource = configSource;
        this.with = with;
        this.out = out;
        this.problems = problems;
    }

    /**
     * Runs a script's own code, once.
     *
     * @return the flow, when there is exactly one that could be built; it is worthless when there were errors
     */
    public Optional<Flow> of(FlowScript evaluated) {
        script = evaluated;
        evaluated.begin(this, out);
        guarded(evaluated::run);
        return result();
    }

    private Optional<Flow> result() {
        if (flows.size() == 1) {
            return Optional.of(flows.get(0));
        }
        if (flows.isEmpty() && !problems.hasErrors()) {
            problems.add(
                    Code.F011,
                    Position.ofFile(file),
                    "the script declares no flow",
                    "write flow('name') { step('first') { … } }");
        }
        if (flows.size() > 1) {
            Problem second = Problem.of(
                    Code.F011,
                    flows.get(1).position(),
                    "a script declares exactly one flow, and this is another",
                    "put it into a file of its own");
            problems.add(second.withNote(flows.get(0).position(), "the first one"));
        }
        return Optional.empty();
    }

    void flow(Object name, Closure<?> block) {
        Site site = site("flow");
        FlowDraft draft = new FlowDraft(this, site, text(site, "0", name));
        open(block, new FlowWords(this, draft));
        flows.add(draft.build());
    }

    /** Calls a block's closure with its words; what goes wrong inside ends this block only. */
    void open(Closure<?> closure, Words words) {
        Closure<?> block = (Closure<?>) closure.clone();
        block.setResolveStrategy(Closure.DELEGATE_ONLY);
        block.setDelegate(words);
        guarded(block::call);
    }

    private void guarded(Runnable code) {
        try {
            code.run();
        } catch (NoSuchMethod missing) {
            add(missing.fault());
        } catch (Fault fault) {
            add(fault);
        } catch (Exception | StackOverflowError | AssertionError failure) {
            String what = failure.getMessage() == null ? "" : ": " + failure.getMessage();
            problems.add(
                    Code.F029,
                    here(failure),
                    "the script failed while its graph was built: "
                            + failure.getClass().getSimpleName() + what);
        }
    }

    private void add(Fault fault) {
        problems.add(fault.code(), here(fault), String.valueOf(fault.getMessage()), fault.hint());
    }

    /** The line of the script in which a fault arose. */
    private Position here(Throwable fault) {
        for (StackTraceElement frame : fault.getStackTrace()) {
            if (file.endsWith(String.valueOf(frame.getFileName())) && frame.getLineNumber() > 0) {
                return new Position(file, frame.getLineNumber(), 0, 0);
            }
        }
        return Position.ofFile(file);
    }

    FlowScript script() {
        return Objects.requireNonNull(script, "no script is being evaluated");
    }

    /** Options that hold where neither the step nor {@code eachStep} says anything. */
    StepOptions with() {
        return with;
    }

    void next(int site) {
        next = site;
    }

    /** Where the call of a word that is being answered stands. */
    Site site(String word) {
        int id = next;
        next = -1;
        if (id >= 0 && id < sites.size() && sites.get(id).word().equals(word)) {
            return sites.get(id);
        }
        return new Site(word, here(new Throwable()), Map.of(), Map.of(), Map.of(), Map.of());
    }

    Problems problems() {
        return problems;
    }

    ConfigSource configSource() {
        return configSource;
    }

    /** Names are texts; anything else is a fault, and its text goes on as the name. */
    String text(Site site, String path, @Nullable Object value) {
        if (!(value instanceof CharSequence)) {
            problems.add(
                    Code.F004,
                    site.value(path),
                    "'" + site.word() + "' takes a text here, not " + Described.value(value),
                    "write it in quotes");
        }
        return String.valueOf(value);
    }

    void declare(Config config) {
        configs.put(config.name(), new Tree(config.name(), config.tree()));
    }

    void declare(Parameter parameter) {
        parameters.put(parameter.name(), parameter);
    }

    @Nullable
    Tree config(String name) {
        return configs.get(name);
    }

    Body body(Site site, String path, Closure<?> closure) {
        return new Body(site.value(path), site.facts(path), site.fingerprint(path), new ClosureCode(script(), closure));
    }

    Condition condition(Site site, String path, Closure<?> closure) {
        return new Condition(
                site.value(path), site.facts(path), site.fingerprint(path), new ClosureCode(script(), closure));
    }

    /** A name read between the braces of a block. */
    @Nullable
    Object nameInBlock(String name) {
        if (configs.containsKey(name)) {
            return configs.get(name);
        }
        if (parameters.containsKey(name)) {
            throw new Fault(
                    Code.F017,
                    "the parameter '" + name + "' has no value while the graph is built",
                    "what shapes the graph is a config: config '" + name + "', default: …");
        }
        if (script().hasConstant(name) || name.equals("out")) {
            return script().getProperty(name);
        }
        throw new Fault(
                Code.F012,
                "nothing called '" + name + "' is known while the graph is built",
                "artifacts have their values in bodies; what shapes the graph is a config");
    }

    /** A word used where it is not one, or a method of the script. */
    @Nullable
    Object wordInBlock(Words words, String name, Object[] arguments) {
        Vocabulary.Room room = roomOf(words);
        if (Vocabulary.words(room).containsKey(name)) {
            problems.add(
                    Code.F004,
                    site(name).position(),
                    "'" + name + "' does not take these arguments",
                    WordUse.shape(name));
            return words instanceof ChooseWords choose ? new Chained(name, choose) : new Chained(name);
        }
        if (Vocabulary.GRAPH_WORDS.contains(name)) {
            throw new Fault(
                    Code.F010, "'" + name + "' cannot stand in " + room.description(), WordUse.cure(name, room));
        }
        if (script().getMetaClass().respondsTo(script(), name).isEmpty()) {
            throw new Fault(Code.F002, "there is no word '" + name + "'", nearest(name, room));
        }
        return script().callHelper(name, arguments);
    }

    private static Vocabulary.Room roomOf(Words words) {
        for (Vocabulary.Room room : Vocabulary.Room.values()) {
            if (room.words() == words.getClass()) {
                return room;
            }
        }
        throw new IllegalStateException("a block of no room");
    }

    private @Nullable String nearest(String name, Vocabulary.Room room) {
        Set<String> known = new TreeSet<>(Vocabulary.words(room).keySet());
        for (var method : script().getClass().getDeclaredMethods()) {
            known.add(method.getName());
        }
        return Nearest.to(name, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(null);
    }
}
