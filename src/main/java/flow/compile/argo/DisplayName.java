package flow.compile.argo;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What Argo shows of a node in the place of its name: what the user called it, where it is called otherwise in Argo. A name that Argo would
 * not show it does not leave alone either: such a node fails. So what cannot be shown, as of {@code load_all}, keeps its node's name.
 */
final class DisplayName {
    private static final String ANNOTATION = "workflows.argoproj.io/display-name";

    /** Of Argo 4.1; it allows 63 characters, and no name of ours becomes so long, see {@link #round}. */
    private static final Pattern SHOWN = Pattern.compile("[a-zA-Z0-9][-a-zA-Z0-9.]{0,61}[a-zA-Z0-9]");

    private DisplayName() {}

    /**
     * As annotations of a template; none where the name is shown already, or cannot be.
     *
     * @param name as the user wrote it
     * @param node as it is called in Argo
     */
    static Map<String, Object> of(String name, String node) {
        return name.equals(node) || !isShown(name) ? Map.of() : Map.of(ANNOTATION, name);
    }

    /** Of the rounds of a loop, which Argo shows one in the other: {@code tune.3}. */
    static Map<String, Object> round(String loop) {
        return isShown(loop + ".0")
                ? Map.of(ANNOTATION, loop + ".{{inputs.parameters." + Scope.ROUND + "}}")
                : Map.of();
    }

    private static boolean isShown(String name) {
        return SHOWN.matcher(name).matches();
    }
}
