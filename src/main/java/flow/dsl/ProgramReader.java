package flow.dsl;

import flow.FileValue;
import flow.graph.Program;
import flow.problem.Code;
import flow.problem.Fault;
import flow.problem.Nearest;
import groovy.lang.GString;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of {@code exec}. */
final class ProgramReader {
    private static final List<String> OPTIONS = List.of("dir", "environment", "input", "output");

    private ProgramReader() {}

    /** @throws Fault F003 for an unknown option, F004 for what is no command and no option's value */
    static Program read(Map<String, ?> options, @Nullable Object command) {
        options.keySet().forEach(ProgramReader::checkOption);
        return new Program(
                command(command),
                input(options.get("input")),
                text(options.get("dir")),
                environment(options.get("environment")),
                text(options.get("output")));
    }

    static Fault noList() {
        return new Fault(
                Code.F004, "exec takes a program and its arguments as one list", "write exec(['sort', '-n', path])");
    }

    private static void checkOption(String option) {
        if (!OPTIONS.contains(option)) {
            String hint = Nearest.to(option, OPTIONS)
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse("it has " + String.join(", ", OPTIONS));
            throw new Fault(Code.F003, "exec has no option '" + option + "'", hint);
        }
    }

    private static List<String> command(@Nullable Object command) {
        if (command instanceof CharSequence text) {
            return List.of(program(text.toString().strip()));
        }
        if (!(command instanceof Collection<?> || command instanceof Object[])) {
            throw noList();
        }
        Collection<?> parts = command instanceof Object[] array ? List.of(array) : (Collection<?>) command;
        List<String> texts = new ArrayList<>();
        for (Object part : parts) {
            texts.add(argument(part, texts.size()));
        }
        if (texts.isEmpty() || texts.get(0).isBlank()) {
            throw new Fault(Code.F004, "exec is given no program", "write exec(['sort', '-n', path])");
        }
        return texts;
    }

    /** No shell cuts a text into words. */
    private static String program(String text) {
        if (text.isEmpty()) {
            throw new Fault(Code.F004, "exec is given no program", "write exec(['sort', '-n', path])");
        }
        String[] words = text.split("\\s+");
        if (words.length > 1) {
            String list = Stream.of(words).map(word -> "'" + word + "'").collect(Collectors.joining(", "));
            throw new Fault(
                    Code.F004,
                    "exec takes a program and its arguments as a list, since no shell cuts a text into words",
                    "write exec([" + list + "])");
        }
        return text;
    }

    private static String argument(@Nullable Object part, int number) {
        String which = number == 0 ? "the program" : "argument " + number;
        if (part == null) {
            throw new Fault(Code.F004, "exec: " + which + " is null");
        }
        if (part instanceof Collection || part instanceof Map || part.getClass().isArray()) {
            throw new Fault(
                    Code.F004,
                    "exec: " + which + " is " + Described.value(part) + ", not a single value",
                    "spread a list with a star, exec(['sort', *names]), or write it as a text");
        }
        String text = part instanceof FileValue file ? file.getPath().toString() : part.toString();
        if (text.indexOf('\0') >= 0) {
            throw new Fault(Code.F004, "exec: " + which + " has a zero character in it, which ends texts of programs");
        }
        return text;
    }

    private static Program.@Nullable Input input(@Nullable Object input) {
        if (input == null) {
            return null;
        }
        if (input instanceof CharSequence text) {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            return () -> new ByteArrayInputStream(bytes);
        }
        if (input instanceof byte[] bytes) {
            return () -> new ByteArrayInputStream(bytes);
        }
        if (input instanceof File file) {
            return () -> Files.newInputStream(file.toPath());
        }
        if (input instanceof Path path) {
            return () -> Files.newInputStream(path);
        }
        if (input instanceof FileValue file) {
            return () -> Files.newInputStream(file.getPath());
        }
        if (input instanceof InputStream stream) {
            return () -> stream;
        }
        throw new Fault(
                Code.F004,
                "exec: input: takes a text, bytes or a file, not " + Described.value(input),
                "make a text of it, as with groovy.json.JsonOutput.toJson(value)");
    }

    private static Map<String, String> environment(@Nullable Object environment) {
        if (environment == null) {
            return Map.of();
        }
        if (!(environment instanceof Map<?, ?> map)) {
            throw new Fault(
                    Code.F004,
                    "exec: environment: takes a map, not " + Described.value(environment),
                    "write environment: [NAME: 'value']");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (value != null) {
                texts.put(variable(name.toString()), value.toString());
            }
        });
        return texts;
    }

    private static String variable(String name) {
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
            throw new Fault(Code.F004, "exec: environment: '" + name + "' is no name of a variable");
        }
        return name;
    }

    private static @Nullable String text(@Nullable Object path) {
        return path instanceof GString || path instanceof Path || path instanceof File
                ? path.toString()
                : (String) path;
    }
}
