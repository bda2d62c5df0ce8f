package flow.script.syntax;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What can be seen in the texts of the sources that a script was compiled with, Groovy or Java, without reading them as such. A
 * comment may be taken for code, which only makes more depend on a source than must.
 */
final class SourcesBeside {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\d_$]*");
    private static final Pattern TYPE =
            Pattern.compile("\\b(?:class|interface|enum|record|trait)\\s+(" + NAME.pattern() + ")");

    /** A type stands before the name of a method, or {@code def}, or what else there is. */
    private static final Pattern METHOD = Pattern.compile("[\\w>\\]]\\s+(" + NAME.pattern() + ")\\s*\\(");

    private final Map<String, Declared> sources = new HashMap<>();
    private final Map<String, Set<String>> types = new HashMap<>();
    private final Map<String, Set<String>> methods = new HashMap<>();

    /** @param texts by the paths of the sources, relative to the script's folder */
    SourcesBeside(Map<String, String> texts) {
        texts.forEach((path, text) -> {
            sources.put(path, new Declared("source", path, List.of(Piece.of(List.of(text), all(NAME, 0, text)))));
            Set<String> declared = all(TYPE, 1, text);
            declared.add(path.replaceAll(".*[/\\\\]|\\.\\w+$", ""));
            types.put(path, declared);
            methods.put(path, all(METHOD, 1, text));
        });
    }

    private static Set<String> all(Pattern pattern, int group, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(group))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Those with a class that the code names, or with a method of a name that it calls. */
    List<Declared> usedBy(Piece piece) {
        return sources.keySet().stream()
                .filter(path -> types.get(path).stream().anyMatch(piece::mentions)
                        || methods.get(path).stream().anyMatch(piece::calls))
                .map(sources::get)
                .toList();
    }
}
