package flow.script.syntax;

import flow.dsl.Site;
import flow.problem.Problem;
import flow.problem.Problems;
import flow.problem.SourceText;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * Takes part in the compilation of one script: notes where its words stand and what its bodies read and set, finds the rules
 * of the language that it breaks, and writes into it what makes words know their places. Use one for each compilation, then
 * ask it.
 *
 * <p>It comes at the end of the semantic analysis. Then Groovy has bound every variable, resolved static imports and moved
 * {@code @Field}s into the class, and has reported its own errors of names; and none of the transformations that write code of
 * their own (canonicalisation, traits, static compilation) has begun, so that nearly all that is there was written by the user.
 */
public final class ScriptSyntax extends CompilationCustomizer {
    private static final List<Rule> RULES = List.of(
            new ThereIsOneFlow(),
            new WordsAreCalled(),
            new LiteralsAreNotCalled(),
            new NoWordStandsInABody(),
            new OptionsAreKnown(),
            new OptionKeysAreUnique(),
            new MergesAreClear(),
            new NamesAreFree(),
            new ClassesAreKnown(),
            new MethodsAreKnown(),
            new NamesOutsideBodiesAreKnown(),
            new AssignmentsStandInBodies(),
            new CapturedVariablesStay(),
            new CapturedValuesStay(),
            new LoopVariablesStay(),
            new NothingHidesAnArtifact(),
            new ConditionsOnlyRead(),
            new ItHasAMeaning(),
            new ParametersWaitForTheRun(),
            new ValuesCanBeKept(),
            new EveryBuildIsTheSame(),
            new NobodyEndsTheProcess(),
            new StepsReadTheirEnvironment());

    private final SourceText source;
    private final Map<WordCall, Site> sites = new IdentityHashMap<>();
    private final Problems problems = new Problems();
    private List<WordCall> calls = List.of();
    private @Nullable Fingerprints fingerprints;
    private boolean done;

    /** @param source the script, under the name that it has in the compilation and that positions carry */
    public ScriptSyntax(SourceText source) {
        super(CompilePhase.SEMANTIC_ANALYSIS);
        this.source = source;
    }

    /**
     * The calls of words; the script calls {@code at$} with their numbers here.
     *
     * @param beside the sources that were compiled with the script: their texts by path
     */
    public List<Site> sites(Map<String, String> beside) {
        if (fingerprints == null) {
            return List.of();
        }
        Map<WordCall, Map<String, String>> found = fingerprints.with(new SourcesBeside(beside));
        return calls.stream()
                .map(call -> sites.get(call).with(found.getOrDefault(call, Map.of())))
                .toList();
    }

    /** What is wrong with the script, in reading order. */
    public List<Problem> problems() {
        return problems.sorted();
    }

    /** Called for every class of every source of the compilation. */
    @Override
    public void call(SourceUnit unit, GeneratorContext context, ClassNode type) {
        if (done || !unit.getName().equals(source.file())) {
            return;
        }
        done = true;
        List<ClassNode> classes = unit.getAST().getClasses();
        Optional<ClassNode> script =
                classes.stream().filter(ClassNode::isScript).findFirst();
        if (script.isEmpty()) {
            problems.add(ThereIsOneFlow.missing(source.file()));
            return;
        }
        read(
                script.get(),
                classes.stream().filter(other -> other != script.get()).toList());
    }

    private void read(ClassNode type, List<ClassNode> others) {
        Places places = new Places(source);
        ScriptTree script = ScriptTree.of(type, others, helpers -> new WordPlaces(helpers, places, problems), places);
        RULES.forEach(rule -> rule.check(script, problems));
        calls = script.calls();
        calls.forEach(call -> sites.put(call, Sites.of(call, script)));
        fingerprints = new Fingerprints(script);
        Rewriting.rewrite(script);
    }
}
