package flow.script.library;

import java.net.URI;

/**
 * A place to look for libraries, besides those of Maven's settings and Maven Central. It has Maven's layout.
 *
 * @param name what settings for mirrors and passwords call it
 * @param root {@code https}, {@code file}, or plain {@code http} to this machine only
 */
public record Repository(String name, URI root) {
    static final String EXAMPLE = "as in @GrabResolver(name = 'ours', root = 'https://maven.example.org/releases')";

    /** @throws IllegalArgumentException with a clause for the user, when nothing can be fetched from there */
    public Repository {
        String scheme = String.valueOf(root.getScheme());
        if (!scheme.equals("https") && !scheme.equals("file") && !scheme.equals("http")) {
            throw new IllegalArgumentException("'" + root + "' is not an address of a repository");
        }
        if (scheme.equals("http") && !isThisMachine(root.getHost())) {
            throw new IllegalArgumentException("'" + root + "' is plain http, which anyone on the way can change");
        }
        if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || "/\\:\"<>|?*".indexOf(c) >= 0)) {
            throw new IllegalArgumentException("'" + name + "' is not a name for a repository");
        }
    }

    private static boolean isThisMachine(String host) {
        return "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
    }

    @Override
    public String toString() {
        return name + " " + root;
    }
}
