package flow.script;

import flow.problem.Code;
import flow.problem.Nearest;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.ProblemException;
import flow.problem.SourceText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A script as it was read once.
 *
 * @param path absolute
 * @param name as the user named it; positions carry it
 */
record ScriptFile(Path path, String name, byte[] bytes, String text) {
    private static final String ENDING = ".flow.groovy";

    /** How many scripts of a folder are named where one was meant. */
    private static final int SHOWN = 10;

    /**
     * @param given as the user named it, relative to {@code folder}
     * @throws UnreadableScript when there is nothing to read
     * @throws ProblemException F001 when it is no UTF-8 text
     */
    static ScriptFile read(Path given, Path folder) {
        Path path = folder.resolve(given).toAbsolutePath().normalize();
        if (given.toString().isEmpty()) {
            throw new UnreadableScript("the name of the script is empty");
        }
        if (!Files.exists(path)) {
            throw new UnreadableScript(missing(given, path));
        }
        if (Files.isDirectory(path)) {
            throw new UnreadableScript("'" + given + "' is a folder, not a script" + scriptsIn(path));
        }
        try {
            byte[] bytes = Files.readAllBytes(path);
            return new ScriptFile(path, given.toString(), bytes, decode(given.toString(), bytes));
        } catch (IOException failure) {
            throw new UnreadableScript("'" + given + "' cannot be read: " + reason(failure));
        }
    }

    /** Where the sources beside it stand. */
    Path folder() {
        return path.toAbsolutePath().getParent();
    }

    SourceText source() {
        return SourceText.of(name, text);
    }

    private static String reason(IOException failure) {
        return failure instanceof java.nio.file.AccessDeniedException
                ? "permission denied"
                : String.valueOf(failure.getMessage());
    }

    private static String decode(String name, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (!result.isError()) {
            String text = out.toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        String before = out.toString();
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        String hint = "save the file as UTF-8";
        throw new ProblemException(Problem.of(
                Code.F001, new Position(name, line, column, 1), "the script is not UTF-8 text from here on", hint));
    }

    private static String missing(Path given, Path path) {
        if (Files.isSymbolicLink(path)) {
            return "'" + given + "' is a link to a file that is not there";
        }
        return "there is no file '" + given + "'" + nearest(path);
    }

    private static String nearest(Path path) {
        Path parent = path.getParent();
        Set<String> names = new TreeSet<>();
        if (parent != null && Files.isDirectory(parent)) {
            names.addAll(namesIn(parent));
        }
        String wanted = path.getFileName().toString();
        for (String name : names) {
            if (name.equals(wanted + ENDING) || name.equals(wanted + ".groovy")) {
                return "; did you mean '" + name + "'?";
            }
        }
        // What all scripts are called at the end makes none of them near.
        String ending = wanted.endsWith(ENDING) ? ENDING : "";
        Set<String> alike = new TreeSet<>();
        names.stream()
                .filter(name -> name.endsWith(ending))
                .forEach(name -> alike.add(name.substring(0, name.length() - ending.length())));
        return Nearest.to(wanted.substring(0, wanted.length() - ending.length()), alike)
                .map(near -> "; did you mean '" + near + ending + "'?")
                .orElse("");
    }

    private static String scriptsIn(Path folder) {
        Set<String> scripts = namesIn(folder);
        scripts.removeIf(name -> !name.endsWith(ENDING) || Files.isDirectory(folder.resolve(name)));
        String rest = scripts.size() > SHOWN ? ", …" : "";
        return scripts.isEmpty()
                ? ""
                : "; in it: " + scripts.stream().limit(SHOWN).collect(Collectors.joining(", ")) + rest;
    }

    private static Set<String> namesIn(Path folder) {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (IOException unreadable) {
            return names;
        }
        return names;
    }
}
