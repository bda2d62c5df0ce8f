package flow.dsl;

import org.jspecify.annotations.Nullable;

/** How words are used, for those who used them otherwise. */
public final class WordUse {
    private WordUse() {}

    /** What to write when a word stands in the wrong block; null when there is nothing to say. */
    public static @Nullable String cure(String word, Vocabulary.Room room) {
        if (room == Vocabulary.Room.PARALLEL) {
            return "each child of a parallel is one branch: wrap it as branch('name') { " + word + "… }";
        }
        if (room == Vocabulary.Room.CHOOSE) {
            return "put it into when({ condition }) { … } or otherwise { … }";
        }
        return Vocabulary.roomsOf(word).stream()
                .findFirst()
                .map(home -> "it stands directly in " + home.description())
                .orElse(null);
    }

    /** How a word is written. */
    public static String shape(String word) {
        return switch (word) {
            case "flow", "branch" -> "write " + word + "('name') { … }";
            case "step" -> "write step('name') { … } or step('name', retry: 3) { … }";
            case "join" -> "write join('name') { inputs -> … }";
            case "foreach" -> "write foreach('items', as: 'item') { … }";
            case "parallel", "choose", "otherwise" -> "write " + word + " { … }";
            case "when" -> "write when({ condition }) { … }";
            case "repeat" -> "write repeat('name', until: { condition }, atMost: 10) { … }";
            case "parameter" -> "write parameter 'name', type: Integer, default: 1";
            case "config" -> "write config 'name', file: 'settings.yaml'";
            case "schedule" -> "write schedule cron: '0 2 * * *'";
            case "trigger" -> "write trigger 'event'";
            case "eachStep" -> "write eachStep retry: 3";
            case "codec" -> "write codec(SomeClass, write: { value, out -> … }, read: { input -> … })";
            case "onSuccess", "onFailure" -> "write " + word + " { run -> … }";
            default -> "write " + word + " 'text'";
        };
    }
}
