package flow.store.object;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What each writer alone is called: two objects of different writers are never the same. */
final class Names {
    private static final int BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Names() {}

    static String ofWriter() {
        byte[] name = new byte[BYTES];
        RANDOM.nextBytes(name);
        return HexFormat.of().formatHex(name);
    }
}
