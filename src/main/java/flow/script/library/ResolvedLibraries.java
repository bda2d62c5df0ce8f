package flow.script.library;

import java.nio.file.Path;
import java.util.List;

/**
 * The libraries of a script, on this machine.
 *
 * @param jars in the order of the class path; each there and verified
 * @param places of the jars one by one, in any folder laid out as a Maven repository: {@code org/example/tool/1.0/tool-1.0.jar}
 * @param digest SHA-256 in hexadecimal over names and contents, whatever folder they lie in; equal for equal libraries
 */
public record ResolvedLibraries(List<Path> jars, List<String> places, String digest) {
    /** Written out, because computing the first one of a process takes 9 ms that most scripts need for nothing. */
    private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** Of a script that asks for nothing. */
    public static final ResolvedLibraries NONE = new ResolvedLibraries(List.of(), List.of(), OF_NOTHING);

    public ResolvedLibraries {
        jars = List.copyOf(jars);
        places = List.copyOf(places);
        if (jars.size() != places.size()) {
            throw new IllegalArgumentException("each jar has a place");
        }
    }

    /** @param files of the locked jars, one by one */
    static ResolvedLibraries of(List<LockedJar> locked, List<Path> files) {
        StringBuilder named = new StringBuilder();
        for (LockedJar jar : locked) {
            named.append(jar.coordinates()).append(' ').append(jar.sha256()).append('\n');
        }
        List<String> places =
                locked.stream().map(jar -> jar.coordinates().path().toString()).toList();
        return new ResolvedLibraries(files, places, Sha256.of(named.toString()));
    }
}
