package flow.argo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Paths of gjson 1.19, as far as flow writes them; what means something else there is an error. Values keep the text that they have in the
 * document. What is said here was tried with gjson itself.
 */
final class Gjson {
    private static final String TO_TEXT = "|@tostr";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A value, as its JSON. */
    record Found(String raw) {

        /** As Go has it: text, Double, Boolean, null; of a list or an object the value itself, which equals nothing else. */
        Object value() {
            char first = raw.charAt(0);
            return switch (first) {
                case '"' -> text();
                case 't', 'f' -> Boolean.valueOf(raw);
                case 'n' -> null;
                case '{', '[' -> this;
                default -> Double.valueOf(raw);
            };
        }

        private String text() {
            try {
                return JSON.readValue(raw, String.class);
            } catch (java.io.IOException broken) {
                throw new Expression.Broken(raw + " is no text");
            }
        }

        /** What a parameter of a Sensor gets. */
        String shown() {
            return raw.charAt(0) == '"' ? text() : raw;
        }
    }

    private final String json;
    private int at;

    private Gjson(String json) {
        this.json = json;
    }

    static Optional<Found> get(String json, String path) {
        if (path.startsWith("!")) {
            return Optional.of(literal(path.substring(1)));
        }
        boolean isText = path.endsWith(TO_TEXT);
        String plain = isText ? path.substring(0, path.length() - TO_TEXT.length()) : path;
        String here = json;
        for (String key : keys(plain)) {
            Optional<String> inside = new Gjson(here).inside(key);
            if (inside.isEmpty()) {
                return isText ? Optional.of(new Found("\"\"")) : Optional.empty();
            }
            here = inside.get();
        }
        return Optional.of(new Found(isText ? JSON.valueToTree(here).toString() : here));
    }

    private static Found literal(String written) {
        if (written.matches("(?s).*[)\\]}].*")) {
            throw new Expression.Broken("gjson ends a literal at its first bracket: " + written);
        }
        new Gjson(written).skip();
        return new Found(written);
    }

    private static List<String> keys(String path) {
        List<String> keys = new ArrayList<>();
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char character = path.charAt(i);
            if (character == '\\') {
                i++;
                key.append(path.charAt(i));
            } else if (character == '.') {
                keys.add(key.toString());
                key.setLength(0);
            } else {
                if ("#*?|@!{}[]()\"%<>=".indexOf(character) >= 0) {
                    throw new Expression.Broken("gjson does more than read at " + character + " of the path " + path);
                }
                key.append(character);
            }
        }
        keys.add(key.toString());
        return keys;
    }

    /** The first of that name. */
    private Optional<String> inside(String key) {
        blanks();
        char first = json.charAt(at);
        if (first != '{' && first != '[') {
            return Optional.empty();
        }
        int place = first == '[' && key.matches("\\d+") ? Integer.parseInt(key) : -1;
        at++;
        blanks();
        for (int i = 0; json.charAt(at) != '}' && json.charAt(at) != ']'; i++) {
            boolean isIt = i == place;
            if (first == '{') {
                isIt = new Found(value()).value().equals(key);
                blanks();
                at++;
            }
            String value = value();
            if (isIt) {
                return Optional.of(value);
            }
            blanks();
            if (json.charAt(at) == ',') {
                at++;
            }
            blanks();
        }
        return Optional.empty();
    }

    private String value() {
        blanks();
        int begin = at;
        skip();
        return json.substring(begin, at);
    }

    private void blanks() {
        while (" \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private void skip() {
        int depth = 0;
        do {
            char character = json.charAt(at);
            if (character == '"') {
                text();
            } else if (character == '{' || character == '[') {
                depth++;
                at++;
            } else if (character == '}' || character == ']') {
                depth--;
                at++;
            } else if (depth > 0) {
                at++;
            } else {
                while (at < json.length() && ",]} \t\r\n".indexOf(json.charAt(at)) < 0) {
                    at++;
                }
            }
        } while (depth > 0);
    }

    private void text() {
        at++;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}
