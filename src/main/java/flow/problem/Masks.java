package flow.problem;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hides secrets in whatever is told: those that a run has fetched so far in its logs, messages and stack traces. Safe for use by any
 * number of threads.
 */
public final class Masks {
    /** What is shorter stands in too many places that have nothing to do with it, and would give itself away by its holes. */
    public static final int SHORTEST = 4;

    private static final String MASK = "***";
    private static final char ESCAPE = 0x1b;
    private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;:]*m");

    private final Set<String> known = new HashSet<>();
    /** The longest first, so that no part of one is left over by another. */
    private volatile List<String> hidden = List.of();

    /** Hides these from now on. */
    public synchronized void hide(Collection<String> secrets) {
        if (!known.addAll(secrets)) {
            return;
        }
        hidden = known.stream()
                .flatMap(Masks::spellings)
                .map(String::strip)
                .filter(text -> text.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /**
     * Itself, its lines, since logs are cut into lines, how it looks in the address or the header of a request, and with its quotes
     * escaped, as an assertion shows texts.
     */
    private static Stream<String> spellings(String secret) {
        List<String> spellings = new ArrayList<>(secret.lines().toList());
        spellings.add(secret);
        if (secret.strip().length() >= SHORTEST) {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            spellings.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            String slashed = secret.replace("\\", "\\\\");
            spellings.add(slashed.replace("\"", "\\\""));
            spellings.add(slashed.replace("'", "\\'"));
            spellings.add(slashed.replace("\"", "\\\"").replace("'", "\\'"));
            spellings.add(Base64.getEncoder().encodeToString(bytes));
            spellings.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return spellings.stream();
    }

    /**
     * The same text with three stars for every secret in it. Where colours stand in a secret, as from {@code grep --color}, the text
     * loses all of its colours: whoever shows it without them would show the secret.
     */
    public String on(String text) {
        String masked = hide(text);
        if (masked.indexOf(ESCAPE) < 0) {
            return masked;
        }
        String plain = COLOUR.matcher(masked).replaceAll("");
        String hiddenInPlain = hide(plain);
        return hiddenInPlain.equals(plain) ? masked : hiddenInPlain;
    }

    private String hide(String text) {
        String masked = text;
        for (String secret : hidden) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    /** How many characters the longest of what is hidden has; 0 when nothing is. */
    public int longest() {
        List<String> all = hidden;
        return all.isEmpty() ? 0 : all.get(0).length();
    }
}
