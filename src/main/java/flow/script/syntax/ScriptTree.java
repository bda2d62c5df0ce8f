package flow.script.syntax;

import flow.graph.Facts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** A script whose words and bodies are known, before anything in it was changed. */
final class ScriptTree {
    private final Places places;
    private final ClassNode type;
    private final List<ClassNode> classes;
    private final Helpers helpers;
    private final WordCalls words;
    private final Set<ClosureExpression> blocks;
    private final Set<ClosureExpression> options;
    private final Set<ClosureExpression> plain;
    private final Map<ClosureExpression, BodyCode> bodies = new IdentityHashMap<>();
    private final Map<BodyCode, Facts> facts = new IdentityHashMap<>();

    private ScriptTree(
            Places places,
            ClassNode type,
            List<ClassNode> classes,
            Helpers helpers,
            WordCalls words,
            Set<ClosureExpression> plain) {
        this.places = places;
        this.type = type;
        this.classes = List.copyOf(classes);
        this.helpers = helpers;
        this.words = words;
        this.blocks = identitySet(words.blocks());
        this.options = identitySet(words.options());
        this.plain = Collections.unmodifiableSet(plain);
        words.bodies().forEach(body -> bodies.put(body.closure(), body));
    }

    /** @param misplaced is told of words that stand where they cannot */
    static ScriptTree of(
            ClassNode type, List<ClassNode> classes, Function<Helpers, WordCalls.Misplaced> misplaced, Places places) {
        Helpers helpers = new Helpers(type);
        List<Statement> code = new ArrayList<>();
        methods(type).map(MethodNode::getCode).forEach(code::add);
        Set<ClosureExpression> plain = identitySet(PlainClosures.in(code));
        WordCalls words = new WordCalls(helpers, plain, misplaced.apply(helpers));
        words.visitScript(run(type));
        methods(type)
                .filter(method -> !isRun(method) && !method.isStatic())
                .forEach(method -> words.visitMethod(method.getCode()));
        plain.addAll(words.blocks());
        plain.addAll(words.options());
        return new ScriptTree(places, type, classes, helpers, words, plain);
    }

    private static Set<ClosureExpression> identitySet(Iterable<ClosureExpression> closures) {
        Set<ClosureExpression> set = Collections.newSetFromMap(new IdentityHashMap<>());
        closures.forEach(set::add);
        return set;
    }

    private static Stream<MethodNode> methods(ClassNode type) {
        return type.getMethods().stream()
                .filter(method -> method.getCode() != null)
                .filter(method -> isRun(method) || Places.isWritten(method));
    }

    private static boolean isRun(MethodNode method) {
        return method.isScriptBody() && method.getName().equals("run");
    }

    private static Statement run(ClassNode type) {
        return type.getMethods().stream()
                .filter(ScriptTree::isRun)
                .map(MethodNode::getCode)
                .findFirst()
                .orElseGet(BlockStatement::new);
    }

    Places places() {
        return places;
    }

    /** The class that Groovy makes of the script's own code. */
    ClassNode type() {
        return type;
    }

    /** Those declared in the script, anonymous ones included, without its own. */
    List<ClassNode> classes() {
        return classes;
    }

    Helpers helpers() {
        return helpers;
    }

    /** The script's own statements. */
    Statement run() {
        return run(type);
    }

    /** The methods that the script declares besides. */
    List<MethodNode> methods() {
        return methods(type).filter(method -> !isRun(method)).toList();
    }

    /** Every call of a word. */
    List<WordCall> calls() {
        return words.calls();
    }

    /** The calls of one word. */
    Stream<WordCall> calls(String word) {
        return calls().stream().filter(call -> call.name().equals(word));
    }

    /** The names that are written out at the calls of one word. */
    Set<String> names(String word) {
        return calls(word)
                .map(call -> call.arguments().name())
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is written out as the name of something that some body sees: artifacts, parameters, configs, items. */
    Set<String> visibleNames() {
        Set<String> visible = new HashSet<>();
        for (BodyCode body : bodies()) {
            facts(body).sets().forEach(set -> visible.add(set.name()));
            facts(body).maySet().forEach(set -> visible.add(set.name()));
        }
        visible.addAll(names("parameter"));
        visible.addAll(names("config"));
        for (WordCall call : calls()) {
            Stream.of("as", "catchInto")
                    .map(call.arguments()::option)
                    .flatMap(Optional::stream)
                    .forEach(name -> Arguments.literal(name).ifPresent(visible::add));
        }
        return visible;
    }

    /** Every body and condition that is written out at its word. */
    List<BodyCode> bodies() {
        return words.bodies();
    }

    /** The body that a closure is; empty for other closures. */
    Optional<BodyCode> body(ClosureExpression closure) {
        return Optional.ofNullable(bodies.get(closure));
    }

    Facts facts(BodyCode body) {
        return facts.computeIfAbsent(body, code -> BodyFacts.of(code, this));
    }

    /** The braces that hold words. */
    Set<ClosureExpression> blocks() {
        return blocks;
    }

    /** The closures that are given to words as values, such as a computed default. */
    Set<ClosureExpression> options() {
        return options;
    }

    /** The closures in which names mean what they mean around. */
    Set<ClosureExpression> plain() {
        return plain;
    }
}
