package flow.script.library;

import java.nio.file.Path;
import java.util.List;

/**
 * The libraries of a script, on this machine.
 *
 * @param jars in the order of the class path; each there and verified
 * @param digest SHA-256 in hexadecimal over names and contents, whatever folder they lie in; equal for equal libraries
 */
public record ResolvedLibraries(List<Path> jars, String digest) {

    /** Of a script that asks for nothing. */
    public static final ResolvedLibraries NONE = new ResolvedLibraries(List.of(), Sha256.of(""));

    public ResolvedLibraries {
        jars = List.copyOf(jars);
    }

    /** @param files of the locked jars, one by one */
    static ResolvedLibraries of(List<LockedJar> locked, List<Path> files) {
        StringBuilder named = new StringBuilder();
        for (LockedJar jar : locked) {
            named.append(jar.coordinates()).append(' ').append(jar.sha256()).append('\n');
        }
        return new ResolvedLibraries(files, Sha256.of(named.toString()));
    }
}
