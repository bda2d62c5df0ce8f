package flow.graph;

import flow.problem.Code;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What names of one kind look like, for the script and for where it is deployed. */
public enum NameRule {
    /** Of a flow, a step or a branch. */
    NODE(
            Code.F006,
            "[A-Za-z][A-Za-z0-9_-]*",
            45,
            "letters, digits, '-' and '_', starting with a letter",
            name -> name.replaceAll("[^A-Za-z0-9_-]+", "_").replaceAll("^[^A-Za-z]+", "")),

    /** Of a project; it is a part of the names of what is deployed. */
    PROJECT(
            Code.F006,
            "[a-z][a-z0-9_]*",
            45,
            "small letters, digits and '_', starting with a letter",
            name -> lowerCase(name).replaceAll("[^a-z0-9_]+", "_").replaceAll("^[^a-z]+", "")),

    /** Of a branch of a project; it is a part of those names too. */
    PROJECT_BRANCH(
            Code.F006,
            "[a-z0-9][a-z0-9_]*",
            45,
            "small letters, digits and '_', starting with a letter or digit",
            name -> lowerCase(name).replaceAll("[^a-z0-9_]+", "_").replaceAll("^_+", "")),

    /** Of an event. */
    EVENT(
            Code.F023,
            "[A-Za-z0-9][A-Za-z0-9._-]*",
            128,
            "letters, digits, '.', '-' and '_', starting with a letter or digit",
            name -> name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+", "")),

    /** Of a variable of a process. */
    ENVIRONMENT(
            Code.F006,
            "[A-Za-z_][A-Za-z0-9_]*",
            256,
            "letters, digits and '_', not starting with a digit",
            name -> name.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^[0-9]+", "")),

    /** Of most things in Kubernetes: a DNS subdomain. */
    KUBERNETES_OBJECT(
            Code.F004,
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*",
            253,
            "small letters, digits, '-' and '.', starting and ending with a letter or digit",
            name -> trimmed(lowerCase(name).replaceAll("[^a-z0-9.]+", "-"))),

    /** Of a namespace: a DNS label. */
    NAMESPACE(
            Code.F004,
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
            63,
            "small letters, digits and '-', starting and ending with a letter or digit",
            name -> trimmed(lowerCase(name).replaceAll("[^a-z0-9]+", "-"))),

    /** The key of a label, annotation, node selector or taint, perhaps with a DNS subdomain and a slash in front. */
    LABEL_KEY(
            Code.F023,
            "((?=[^/]{1,253}/)" + KUBERNETES_OBJECT.shape
                    + "/)?(?=[^/]{1,63}$)[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?",
            317,
            "at most 63 letters, digits, '-', '_' and '.', starting and ending with a letter or digit, perhaps behind a"
                    + " domain and '/'",
            name -> trimmed(name.replaceAll("[^A-Za-z0-9_./-]+", "-"))),

    /** The value of a label. */
    LABEL_VALUE(
            Code.F023,
            "([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?",
            63,
            "letters, digits, '-', '_' and '.', starting and ending with a letter or digit",
            name -> trimmed(name.replaceAll("[^A-Za-z0-9_.-]+", "-")));

    private final Code code;
    private final String shape;
    private final Pattern pattern;
    private final int longest;
    private final String allowed;
    private final UnaryOperator<String> repair;

    NameRule(Code code, String shape, int longest, String allowed, UnaryOperator<String> repair) {
        this.code = code;
        this.shape = shape;
        this.pattern = Pattern.compile(shape);
        this.longest = longest;
        this.allowed = allowed;
        this.repair = repair;
    }

    /**
     * @param kind what it names, for the message: {@code step name}, {@code label}
     * @return the name
     * @throws InvalidValue when it breaks the rule, with a similar name that does not
     */
    public String check(String kind, String name) {
        if (name.length() > longest) {
            throw new InvalidValue(
                    code,
                    "'" + name + "' is too long for a " + kind,
                    "at most " + longest + " characters; it has " + name.length());
        }
        if (!pattern.matcher(name).matches()) {
            String similar = repair.apply(name);
            boolean helps = !similar.isEmpty() && pattern.matcher(similar).matches();
            throw new InvalidValue(
                    code,
                    "'" + name + "' is no " + kind,
                    "use " + allowed + (helps ? ", such as '" + similar + "'" : ""));
        }
        return name;
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String trimmed(String name) {
        return name.replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
    }
}
