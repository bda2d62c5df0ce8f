package flow.compile;

/**
 * What a task decided, as one word that targets compare: how many items there are, which option is taken ({@code option-0} for the first;
 * {@code none}), whether a loop goes on ({@code again}, {@code done}).
 */
public final class Decided {
    /** No option is taken. */
    public static final String NONE = "none";

    /** A loop goes on. */
    public static final String AGAIN = "again";

    /** A loop is over. */
    public static final String DONE = "done";

    private Decided() {}

    public static String items(int count) {
        return Integer.toString(count);
    }

    /** @param number from 0, in the order of the script, {@code otherwise} behind all others; negative for none */
    public static String option(int number) {
        return number < 0 ? NONE : "option-" + number;
    }

    public static String again(boolean again) {
        return again ? AGAIN : DONE;
    }
}
