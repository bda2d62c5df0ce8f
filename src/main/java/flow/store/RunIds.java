package flow.store;

import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Makes ids of runs: nine characters of time and three by chance, so that they sort by the start and people can type them. Runs of a
 * deployment have an id that follows from what their target calls them: {@code argo-training-x7k2p}.
 */
public final class RunIds {
    /** In the order of their codes; without i, l, o and u, which are read as something else. */
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LETTERS_FROM = 10;
    private static final int LENGTH = 12;
    private static final int BITS = 5;
    private static final int TIME = 9;
    private static final String ARGO = "argo-";
    private static final Pattern HERE = Pattern.compile("[0-9a-hjkmnp-tv-z]{11}[a-hjkmnp-tv-z]");

    /** What Argo lets a workflow be called. */
    private static final Pattern DEPLOYED = Pattern.compile("argo-[a-z0-9]([-.a-z0-9]{0,61}[a-z0-9])?");

    private final InstantSource clock;
    private final RandomGenerator random;

    public RunIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Whether a name can be that of a run; others may lie beside them. */
    public static boolean isOne(String name) {
        return HERE.matcher(name).matches() || isDeployed(name);
    }

    /** Whether a run of that id is made by a target, and nobody but its tasks writes it: see {@link Store#begin}. */
    public static boolean isDeployed(String id) {
        return DEPLOYED.matcher(id).matches();
    }

    /** @throws StoreFailure when a run of that id is none that a target makes */
    public static void requireDeployed(String id) {
        if (!isDeployed(id)) {
            throw new StoreFailure("'" + id + "' is no id of a run that a deployment makes");
        }
    }

    /** @throws StoreFailure for an id that {@link #next} does not make */
    public static void requireMade(String id) {
        if (!HERE.matcher(id).matches()) {
            throw new StoreFailure("'" + id + "' is no id of a run that a machine makes");
        }
    }

    /** The id of the run that Argo knows as a workflow of that name. */
    public static String ofArgo(String workflow) {
        return ARGO + workflow;
    }

    /** What Argo calls the run of that id; empty for one that a machine made. */
    public static Optional<String> workflow(String id) {
        return isDeployed(id) ? Optional.of(id.substring(ARGO.length())) : Optional.empty();
    }

    /** When a run of that id began, as its id says; empty when it does not. */
    public static OptionalLong millis(String id) {
        if (!HERE.matcher(id).matches()) {
            return OptionalLong.empty();
        }
        long time = 0;
        for (char digit : id.substring(0, TIME).toCharArray()) {
            time = time << BITS | DIGITS.indexOf(digit);
        }
        return OptionalLong.of(time);
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
