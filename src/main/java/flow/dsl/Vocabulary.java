package flow.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.NamedParam;
import groovy.transform.NamedParams;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which words there are, where each may stand, what options it takes and what its braces open: read from the public methods
 * that are the words, so that the checks, the reference and the IDE file cannot say anything else.
 */
public final class Vocabulary {

    /** A kind of place between braces. */
    public enum Room {
        SCRIPT(FlowScript.class, "the script"),
        FLOW(FlowWords.class, "a flow"),
        BLOCK(BlockWords.class, "a block"),
        PARALLEL(ParallelWords.class, "a parallel"),
        CHOOSE(ChooseWords.class, "a choose"),
        BODY(TaskWords.class, "a body");

        private final Class<?> words;
        private final String description;

        Room(Class<?> words, String description) {
            this.words = words;
            this.description = description;
        }

        /** The class whose methods are its words. */
        public Class<?> words() {
            return words;
        }

        /** For messages, with its article. */
        public String description() {
            return description;
        }
    }

    /**
     * One word in one kind of place; its overloads together.
     *
     * @param options the names of all options, in alphabetical order; empty when it takes none
     * @param opens for each closure that it takes, by the path of {@link Site}, what kind of place it is; conditions are bodies
     */
    public record Word(String name, Room room, Set<String> options, Map<String, Room> opens) {}

    /** The words that build the graph: everything but the words of bodies. */
    public static final Set<String> GRAPH_WORDS = graphWords();

    private static final Map<Room, Map<String, Word>> WORDS = new EnumMap<>(Room.class);

    private Vocabulary() {}

    /** The words that may stand in a room, by name; a flow has those of a block too. */
    public static synchronized Map<String, Word> words(Room room) {
        return WORDS.computeIfAbsent(room, Vocabulary::read);
    }

    /** The rooms in which a word may stand, in the order from the outside in. */
    public static List<Room> roomsOf(String word) {
        return Arrays.stream(Room.values())
                .filter(room -> words(room).containsKey(word))
                .toList();
    }

    private static Set<String> graphWords() {
        Set<String> words = new TreeSet<>();
        for (Class<?> type :
                List.of(FlowScript.class, FlowWords.class, BlockWords.class, ParallelWords.class, ChooseWords.class)) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(flow.dsl.Word.class)) {
                    words.add(method.getName());
                }
            }
        }
        return Set.copyOf(words);
    }

    private static Map<String, Word> read(Room room) {
        Map<String, List<Method>> overloads = new TreeMap<>();
        for (Method method : room.words().getMethods()) {
            if (method.isAnnotationPresent(flow.dsl.Word.class)) {
                overloads
                        .computeIfAbsent(wordOf(method, room), name -> new ArrayList<>())
                        .add(method);
            }
        }
        Map<String, Word> words = new LinkedHashMap<>();
        overloads.forEach((name, methods) -> words.put(name, word(name, room, methods)));
        return words;
    }

    private static String wordOf(Method method, Room room) {
        String name = method.getName();
        if (room != Room.BODY || !name.startsWith("get")) {
            return name;
        }
        return Character.toLowerCase(name.charAt(3)) + name.substring(4);
    }

    private static Word word(String name, Room room, List<Method> methods) {
        Set<String> options = new TreeSet<>();
        Map<String, Room> opens = new TreeMap<>();
        for (Method method : methods) {
            int position = 0;
            for (Parameter parameter : method.getParameters()) {
                if (Map.class == parameter.getType()) {
                    optionsOf(parameter).forEach(option -> options.add(option.value()));
                    continue;
                }
                DelegatesTo delegatesTo = parameter.getAnnotation(DelegatesTo.class);
                if (parameter.getType() == Closure.class && delegatesTo != null) {
                    opens.put(Integer.toString(position), roomOf(delegatesTo.value()));
                }
                position++;
            }
        }
        if (options.contains("until")) {
            opens.put("until", Room.BODY);
        }
        return new Word(name, room, Set.copyOf(options), Map.copyOf(opens));
    }

    private static List<NamedParam> optionsOf(Parameter parameter) {
        NamedParams many = parameter.getAnnotation(NamedParams.class);
        if (many != null) {
            return List.of(many.value());
        }
        NamedParam one = parameter.getAnnotation(NamedParam.class);
        return one == null ? List.of() : List.of(one);
    }

    private static Room roomOf(Class<?> words) {
        return Arrays.stream(Room.values())
                .filter(room -> room.words() == words)
                .findFirst()
                .orElseThrow();
    }
}
