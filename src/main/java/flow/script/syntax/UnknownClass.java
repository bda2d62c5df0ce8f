package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Nearest;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.ResolveVisitor;
import org.codehaus.groovy.vmplugin.VMPluginFactory;
import org.jspecify.annotations.Nullable;

/** A name that should be a class and is none. */
final class UnknownClass {
    private static final Pattern MESSAGE = Pattern.compile("unable to resolve class ([\\w.$]+)");
    private static final Pattern KNOWN = Pattern.compile(
            "\\b(?:class|interface|enum|trait|record|import(?:\\s+static)?\\s+[\\w.]+\\.|\\bas)\\s*([A-Z]\\w*)");
    private static final List<String> ALSO_IMPORTED = List.of("Path", "Files", "Json", "BigInteger", "BigDecimal");

    private UnknownClass() {}

    /** Null when a message is about something else. */
    static @Nullable String name(String message) {
        Matcher found = MESSAGE.matcher(message);
        return found.find() ? found.group(1) : null;
    }

    static Problem problem(String name, Position place, SourceText source) {
        String message = "there is no class '" + name + "'";
        if (name.contains(".")) {
            String hint = "a library is declared with dependency 'group:name:version'";
            return Problem.of(Code.F001, place, message, hint);
        }
        boolean capital = Character.isUpperCase(name.charAt(0));
        String hint = nearest(name, source)
                .filter(near -> capital || near.equalsIgnoreCase(name))
                .map(near -> "did you mean '" + near + "'?")
                .orElse(capital ? "import it, or declare it" : "a variable is declared with 'def'");
        return Problem.of(Code.F001, place, message, hint);
    }

    /** The class that was probably meant. */
    static Optional<String> nearest(String name, SourceText source) {
        return Nearest.to(name, known(source));
    }

    /** The classes that a script can name without their packages. */
    private static Set<String> known(SourceText source) {
        Set<String> known = new TreeSet<>(ALSO_IMPORTED);
        source.lines().forEach(line -> KNOWN.matcher(line).results().forEach(found -> known.add(found.group(1))));
        String[] packages = new String[ResolveVisitor.DEFAULT_IMPORTS.length + 1];
        System.arraycopy(ResolveVisitor.DEFAULT_IMPORTS, 0, packages, 1, packages.length - 1);
        packages[0] = "java.time.";
        known.addAll(
                VMPluginFactory.getPlugin().getDefaultImportClasses(packages).keySet());
        return known;
    }
}
