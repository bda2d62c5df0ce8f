package flow.script.library;

import flow.problem.Position;
import flow.problem.Problems;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.codehaus.groovy.ast.ModuleNode;

/**
 * All that a script says about libraries, in the order in which it says it: with Maven the first of two equally near versions
 * wins.
 *
 * @param repositories where to look besides the usual places
 * @param without what no library must bring
 */
public record RequestedLibraries(List<Library> libraries, List<Repository> repositories, List<Exclusion> without) {

    /** Of a script that asks for nothing. */
    public static final RequestedLibraries NONE = new RequestedLibraries(List.of(), List.of(), List.of());

    public RequestedLibraries {
        libraries = List.copyOf(libraries);
        repositories = List.copyOf(repositories);
        without = List.copyOf(without);
    }

    /**
     * Reads them from a script's syntax tree, as it is after Groovy's conversion phase: {@code dependency} at script level or
     * directly in {@code flow}, and Grape's annotations wherever they stand.
     *
     * @param file the name that positions carry
     * @param problems gets an F027 for each request that cannot be read
     */
    public static RequestedLibraries in(ModuleNode script, String file, Problems problems) {
        return new RequestReader(file, problems).read(script);
    }

    /**
     * Refuses Grape's annotations in a source beside the script: libraries are known before any source is compiled, and only
     * the script is read for them.
     */
    public static void refuseIn(ModuleNode neighbour, String file, Problems problems) {
        new RequestReader(file, problems).refuse(neighbour);
    }

    public boolean isEmpty() {
        return libraries.isEmpty();
    }

    /** The library in the script that has these coordinates; the first when none has. */
    Library asker(Coordinates asked) {
        return libraries.stream()
                .filter(library -> library.coordinates().equals(asked))
                .findFirst()
                .orElse(libraries.get(0));
    }

    /** What is asked for, positions left out: as it stands in the lock file. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        libraries.forEach(library -> lines.add(line(library)));
        repositories.forEach(repository -> lines.add("repository " + repository));
        without.forEach(exclusion -> lines.add("without " + exclusion));
        return lines;
    }

    /** All of it as text, for a cache; {@link #parse} reads it back. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        for (Library library : libraries) {
            Position at = library.position();
            text.append(at.line()).append(' ').append(at.column()).append(' ').append(at.length());
            text.append(' ').append(line(library)).append('\n');
        }
        lines().stream()
                .skip(libraries.size())
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /**
     * @param file the name that positions carry
     * @throws RuntimeException when the text is not of {@link #toText}
     */
    public static RequestedLibraries parse(String text, String file) {
        List<Library> libraries = new ArrayList<>();
        List<Repository> repositories = new ArrayList<>();
        List<Exclusion> without = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "repository" -> repositories.add(new Repository(words[1], URI.create(words[2])));
                case "without" -> without.add(Exclusion.parse(words[1]));
                default -> libraries.add(library(words, file));
            }
        }
        return new RequestedLibraries(libraries, repositories, without);
    }

    private static String line(Library library) {
        StringJoiner line = new StringJoiner(" ").add("asks").add(library.toString());
        if (!library.transitive()) {
            line.add("alone");
        }
        library.without().forEach(exclusion -> line.add("without").add(exclusion.toString()));
        return line.toString();
    }

    private static Library library(String[] words, String file) {
        Position position =
                new Position(file, Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        List<String> rest = List.of(words).subList(5, words.length);
        List<Exclusion> without = rest.stream()
                .filter(word -> word.contains(":"))
                .map(Exclusion::parse)
                .toList();
        return new Library(Coordinates.parse(words[4]), !rest.contains("alone"), without, position);
    }
}
