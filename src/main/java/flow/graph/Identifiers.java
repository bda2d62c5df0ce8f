package flow.graph;

import flow.problem.Code;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Names that bodies use: of artifacts, parameters, configs and {@code as:} items. Groovy identifiers, but for reserved ones. */
public final class Identifiers {

    /** The words of a script outside of bodies. */
    public static final Set<String> GRAPH_WORDS = Set.of(
            "branch",
            "choose",
            "codec",
            "config",
            "dependency",
            "description",
            "eachStep",
            "flow",
            "foreach",
            "join",
            "notify",
            "onFailure",
            "onSuccess",
            "otherwise",
            "parallel",
            "parameter",
            "project",
            "repeat",
            "schedule",
            "step",
            "tags",
            "trigger",
            "triggerOnFinish",
            "when");

    /** What a body sees without anybody setting it. */
    public static final Set<String> BODY_WORDS = Set.of(
            "artifacts", "current", "env", "exec", "file", "index", "input", "iteration", "merge", "metric", "secrets");

    /** Answered by Groovy's closures and scripts before anybody else is asked. */
    private static final Set<String> CLOSURE_PROPERTIES = Set.of(
            "binding",
            "class",
            "delegate",
            "directive",
            "it",
            "maximumNumberOfParameters",
            "metaClass",
            "out",
            "owner",
            "parameterTypes",
            "resolveStrategy",
            "super",
            "this",
            "thisObject");

    /** Those that Groovy cannot read as a name; {@code record}, {@code in} and the like are names to it. */
    private static final Set<String> KEYWORDS = Set.of(
            ("abstract assert boolean break byte case catch char class const continue def default do double else enum extends"
                            + " false final finally float for goto if implements import instanceof int interface long native"
                            + " new null package private protected public return short static strictfp super switch"
                            + " synchronized this threadsafe throw throws transient true try void volatile while")
                    .split(" "));

    /** With what they are. */
    private static final Map<String, String> RESERVED = new HashMap<>();

    static {
        reserve(KEYWORDS, "a keyword of Groovy");
        reserve(BODY_WORDS, "a word of the language that means something else in a body");
        reserve(CLOSURE_PROPERTIES, "a name that Groovy answers itself");
        reserve(GRAPH_WORDS, "a word of the language");
    }

    private Identifiers() {}

    private static void reserve(Set<String> names, String reason) {
        names.forEach(name -> RESERVED.putIfAbsent(name, reason));
    }

    /**
     * @param kind what it names, for the message: {@code artifact name}
     * @return the name
     * @throws InvalidValue F006 when it is no identifier or is reserved
     */
    public static String check(String kind, String name) {
        if (!isIdentifier(name)) {
            throw new InvalidValue(Code.F006, "'" + name + "' is no " + kind, shapeHint(name));
        }
        if (name.startsWith("_")) {
            throw new InvalidValue(Code.F006, "'" + name + "' is reserved", "names do not start with '_'");
        }
        String reason = RESERVED.get(name);
        if (reason != null) {
            throw new InvalidValue(Code.F006, "'" + name + "' is reserved", "it is " + reason + "; use another name");
        }
        return name;
    }

    public static boolean isReserved(String name) {
        return name.startsWith("_") || RESERVED.containsKey(name);
    }

    private static boolean isIdentifier(String name) {
        if (name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) {
            return false;
        }
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            if (!Character.isJavaIdentifierPart(c) || Character.isIdentifierIgnorable(c)) {
                return false;
            }
        }
        return true;
    }

    private static String shapeHint(String name) {
        StringBuilder similar = new StringBuilder();
        boolean capital = false;
        for (char c : name.toCharArray()) {
            boolean usable = Character.isLetterOrDigit(c) || c == '_';
            if (usable && !(similar.isEmpty() && (Character.isDigit(c) || c == '_'))) {
                similar.append(capital ? Character.toUpperCase(c) : c);
            }
            capital = !usable && !similar.isEmpty();
        }
        boolean helps = isIdentifier(similar.toString()) && !isReserved(similar.toString());
        return "use letters, digits and '_', starting with a letter" + (helps ? ", such as '" + similar + "'" : "");
    }
}
