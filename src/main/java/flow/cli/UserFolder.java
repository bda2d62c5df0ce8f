package flow.cli;

import java.util.Map;

/** The folder of a user whom the system may not know: pods run under any number. */
final class UserFolder {
    private static final String UNKNOWN = "?";
    /** As the system says it of users who are to have none. What is not there is not read, and what cannot be kept is made again. */
    private static final String NONE = "/nonexistent";

    private UserFolder() {}

    /**
     * @param said the property {@code user.home}: the folder of the user's account, from Java 19 on that of {@code HOME} where
     *     there is no account, and {@code ?} where nothing is known, which would be a folder below the current one
     */
    static String of(String said, Map<String, String> environment) {
        if (!said.equals(UNKNOWN)) {
            return said;
        }
        String home = environment.getOrDefault("HOME", "");
        return home.startsWith("/") ? home : NONE;
    }
}
