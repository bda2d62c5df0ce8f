package flow.compile.argo;

import flow.graph.Deciders;
import flow.graph.Sha256;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What steps and deployments are called in Argo. A step's name becomes the name of a task of a DAG by a rule that is read backwards, so
 * that pods know by their task's name what they are to do:
 *
 * <ul>
 *   <li>letters, digits and a single {@code -} between two of them stay; a single {@code _} between two of them becomes {@code --};
 *   <li>every other run of {@code -} and {@code _} becomes {@code ---WORD-}, where the word has a {@code d} for each dash and a {@code
 *       u} for each underscore;
 *   <li>in front of words of Argo's expressions stands {@code x---r-};
 *   <li>a task that only decides is called {@code NAME---decide}, of those that begin at the same step the second {@code
 *       NAME---decide-2}.
 * </ul>
 *
 * <p>Everything else that a step gives its name to is called {@code NAME---WORD}. No two names meet, as a word always has a letter that no
 * other of these has. Of names of at most 45 characters none becomes longer than 125, of which Argo allows 128.
 */
public final class ArgoNames {
    /** How long the name of a deployment is at most: a CronWorkflow's has 52 characters, and a run's six more than its template's. */
    public static final int LONGEST_DEPLOYMENT = 45;

    private static final String ESCAPE = "---";
    private static final String DECIDE = "---decide";
    private static final String CAUGHT = "---caught";
    private static final String RESERVED = "x---r-";
    private static final int DIGEST = 6;

    /** Of expr-lang, in which {@code depends} is evaluated. */
    private static final Set<String> WORDS = Set.of(
            "in",
            "not",
            "and",
            "or",
            "nil",
            "let",
            "if",
            "else",
            "matches",
            "contains",
            "startsWith",
            "endsWith",
            "true",
            "false");

    private static final Pattern RUN = Pattern.compile("[-_]+");
    private static final Pattern DECIDING = Pattern.compile("(.*)" + DECIDE + "(?:-([0-9]{1,4}))?");
    private static final Pattern ESCAPED = Pattern.compile("---([du]+)-|--|-");
    private static final Pattern LABEL = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern ENDS_LIKE_DIGEST = Pattern.compile(".*-[0-9a-f]{" + DIGEST + "}");

    private ArgoNames() {}

    /** @param step a step, a gang, a join or a task that only decides, as {@link Deciders} calls it */
    public static String task(String step) {
        int marks = 0;
        String name = step;
        while (Deciders.isTaskName(name)) {
            name = name.substring(0, name.length() - 1);
            marks++;
        }
        String plain = plain(name);
        return marks == 0 ? plain : plain + DECIDE + (marks == 1 ? "" : "-" + marks);
    }

    private static String plain(String name) {
        if (WORDS.contains(name)) {
            return RESERVED + name;
        }
        Matcher runs = RUN.matcher(name);
        return runs.replaceAll(run -> {
            boolean isBetween = run.start() > 0 && run.end() < name.length();
            if (isBetween && run.group().equals("-")) {
                return "-";
            }
            if (isBetween && run.group().equals("_")) {
                return "--";
            }
            return ESCAPE + run.group().replace('-', 'd').replace('_', 'u') + "-";
        });
    }

    /** What takes the failure of a task of that name over; it belongs to the same step. */
    static String handler(String task) {
        return task + CAUGHT;
    }

    /**
     * The step to which a task of that name belongs, whether or not there is one. Of an item Argo adds which one, as in {@code
     * process(0:0)}.
     */
    public static String step(String task) {
        int item = task.indexOf('(');
        String name = item < 0 ? task : task.substring(0, item);
        if (name.endsWith(CAUGHT)) {
            return original(name.substring(0, name.length() - CAUGHT.length()));
        }
        Matcher deciding = DECIDING.matcher(name);
        if (deciding.matches()) {
            int marks = Optional.ofNullable(deciding.group(2))
                    .map(Integer::parseInt)
                    .orElse(1);
            return original(deciding.group(1)) + "?".repeat(marks);
        }
        return original(name);
    }

    private static String original(String plain) {
        String name = plain.startsWith(RESERVED) ? plain.substring(RESERVED.length()) : plain;
        return ESCAPED.matcher(name).replaceAll(found -> {
            if (found.group(1) == null) {
                return found.group().equals("--") ? "_" : "-";
            }
            return found.group(1).replace('d', '-').replace('u', '_');
        });
    }

    /**
     * What everything of a deployment is called: a label of DNS, at most {@value #LONGEST_DEPLOYMENT} characters. A flow's own name where
     * that is one; else what is like it, with a digest behind it, so that no two are the same.
     *
     * @param name {@code Flow}, or {@code project.branch.Flow}
     */
    public static String deployment(String name) {
        boolean isOne = LABEL.matcher(name).matches()
                && name.length() <= LONGEST_DEPLOYMENT
                && !ENDS_LIKE_DIGEST.matcher(name).matches();
        if (isOne) {
            return name;
        }
        String like =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+", "");
        String cut = like.substring(0, Math.min(like.length(), LONGEST_DEPLOYMENT - DIGEST - 1))
                .replaceAll("-+$", "");
        String digest = Sha256.of(name).substring(0, DIGEST);
        return (cut.isEmpty() ? "flow" : cut) + "-" + digest;
    }
}
