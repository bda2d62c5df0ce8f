package flow.deploy;

import java.security.SecureRandom;

/** Words that nobody guesses, and that people can type: without letters and digits that look alike. */
public final class ByChance {
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private ByChance() {}

    public static String word(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}
