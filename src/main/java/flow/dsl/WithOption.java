package flow.dsl;

import flow.graph.InvalidValue;
import flow.graph.Parameter;
import flow.graph.StepOptions;
import flow.problem.Code;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text behind {@code --with}: an option of every step that neither the step nor {@code eachStep} sets.
 *
 * <pre>
 * retry   retry=3   retry:times=3,delay=10s   timeout=2h   kubernetes   kubernetes=false
 * kubernetes:cpu=4,memory=16 GB,nodeSelector.disk=ssd   kubernetes:{"image": "python:3.12"}   secrets=env:A,env:B
 * </pre>
 */
public final class WithOption {
    private static final Pattern SHAPE = Pattern.compile("(\\w+)(?:([:=])(.*))?", Pattern.DOTALL);

    /** Their values are lists; in others a comma is a comma. */
    private static final Set<String> LISTS = Set.of("secrets", "on", "imagePullSecrets");

    private static final String EXAMPLES = "write for example --with retry:times=3,delay=10s or --with kubernetes";

    private WithOption() {}

    /** @throws InvalidValue with all that is wrong in its message */
    public static StepOptions parse(String text) {
        Matcher parts = SHAPE.matcher(text.strip());
        if (!parts.matches()) {
            throw new InvalidValue(Code.F004, "--with '" + text + "' names no option", EXAMPLES);
        }
        String name = parts.group(1);
        Object value = parts.group(2) == null ? Boolean.TRUE : value(name, parts.group(2), parts.group(3));
        Problems problems = new Problems();
        StepOptions options = new StepOptionsReader(Site.unknown("--with"), problems).readCommon(Map.of(name, value));
        refuse(text, problems.sorted());
        return options;
    }

    private static void refuse(String text, List<Problem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        String all = problems.stream()
                .map(problem ->
                        problem.hint() == null ? problem.message() : problem.message() + " (" + problem.hint() + ")")
                .collect(Collectors.joining("; "));
        throw new InvalidValue(problems.get(0).code(), "--with '" + text + "': " + all, null);
    }

    private static Object value(String name, String separator, String value) {
        if (separator.equals(":") && value.stripLeading().startsWith("{")) {
            return json(value);
        }
        if (separator.equals(":") && value.contains("=")) {
            return pairs(value);
        }
        return single(name, value);
    }

    private static Object json(String text) {
        try {
            return Objects.requireNonNull(Parameter.Type.JSON.fromText(text));
        } catch (InvalidValue fault) {
            throw new InvalidValue(fault.code(), "--with: " + fault.getMessage(), fault.hint());
        }
    }

    private static Object single(String name, String value) {
        if (LISTS.contains(name)) {
            return Arrays.stream(value.split(",")).map(String::strip).toList();
        }
        return value.equals("true") || value.equals("false") ? (Object) Boolean.valueOf(value) : value;
    }

    /** A piece without {@code =} goes on what stands before it. */
    private static Map<String, Object> pairs(String text) {
        Map<String, String> texts = new LinkedHashMap<>();
        String last = "";
        for (String piece : text.split(",")) {
            int equals = piece.indexOf('=');
            if (equals < 0) {
                texts.merge(last, piece, (before, more) -> before + "," + more);
                continue;
            }
            last = piece.substring(0, equals).strip();
            texts.put(last, piece.substring(equals + 1).strip());
        }
        Map<String, Object> pairs = new LinkedHashMap<>();
        texts.forEach((key, value) -> put(pairs, key, value));
        return pairs;
    }

    /** {@code nodeSelector.disk} is a key inside a map. */
    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> pairs, String key, String value) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            pairs.put(key, single(key, value));
            return;
        }
        Object inside = pairs.computeIfAbsent(key.substring(0, dot), name -> new LinkedHashMap<String, Object>());
        if (inside instanceof Map) {
            ((Map<String, Object>) inside).put(key.substring(dot + 1), value);
        }
    }
}
