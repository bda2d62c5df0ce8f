package flow.store;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Makes ids of runs: nine characters of time and three by chance, so that they sort by the start and people can type them. */
public final class RunIds {
    /** In the order of their codes; without i, l, o and u, which are read as something else. */
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LETTERS_FROM = 10;
    private static final int LENGTH = 12;
    private static final int BITS = 5;
    private static final Pattern ONE = Pattern.compile("[0-9a-hjkmnp-tv-z]{11}[a-hjkmnp-tv-z]");

    private final InstantSource clock;
    private final RandomGenerator random;

    public RunIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Whether a name can be that of a run; others may lie beside them. */
    public static boolean isOne(String name) {
        return ONE.matcher(name).matches();
    }

    /** The last character is always a letter, so that no id looks like a number. */
    public String next() {
        char[] id = new char[LENGTH];
        id[LENGTH - 1] = DIGITS.charAt(LETTERS_FROM + random.nextInt(DIGITS.length() - LETTERS_FROM));
        id[LENGTH - 2] = DIGITS.charAt(random.nextInt(DIGITS.length()));
        id[LENGTH - 3] = DIGITS.charAt(random.nextInt(DIGITS.length()));
        long rest = clock.millis();
        for (int i = LENGTH - 4; i >= 0; i--) {
            id[i] = DIGITS.charAt((int) (rest & (DIGITS.length() - 1)));
            rest >>>= BITS;
        }
        return new String(id);
    }
}
