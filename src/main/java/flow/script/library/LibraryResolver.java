package flow.script.library;

import flow.problem.Code;
import flow.problem.Problem;
import flow.problem.ProblemException;
import flow.problem.Problems;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a script asks for into jars on this machine. The lock file beside the script decides as long as the script asks
 * for the same: then its jars are used, verified by their checksums, and fetched only when they are not there. A script that
 * asks for something else is resolved afresh and its lock file replaced.
 */
public final class LibraryResolver {
    private final LibrarySettings settings;
    private final PrintStream progress;

    /** @param progress for people; silent as long as nothing has to be fetched */
    public LibraryResolver(LibrarySettings settings, PrintStream progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * @param script the file whose libraries they are
     * @throws ProblemException with an F027 for each library that cannot be had, or is not the one that the lock file names
     */
    public ResolvedLibraries resolve(RequestedLibraries requested, Path script) {
        Path file = LockFile.beside(script);
        if (requested.isEmpty()) {
            LockFile.discard(file);
            return ResolvedLibraries.NONE;
        }
        Optional<LockFile> lock = LockFile.read(file);
        VerifiedJars verified = new VerifiedJars(memory(file));
        if (lock.isPresent() && lock.get().request().equals(requested.lines())) {
            return unlock(lock.get().jars(), file, requested, verified);
        }
        return lock(file, script, requested, verified);
    }

    private ResolvedLibraries unlock(
            List<LockedJar> locked, Path file, RequestedLibraries requested, VerifiedJars verified) {
        Map<LockedJar, Path> jars = new LinkedHashMap<>();
        locked.forEach(jar -> jars.put(
                jar,
                settings.maven().localRepository().resolve(jar.coordinates().path())));
        List<LockedJar> missing = locked.stream()
                .filter(jar -> !Files.isRegularFile(jars.get(jar)))
                .toList();
        if (!missing.isEmpty()) {
            fetch(missing, requested, jars);
        }
        Problems problems = new Problems();
        jars.forEach((jar, path) -> {
            Library asker = requested.asker(jar.asked());
            if (!checksum(path, asker, verified).equals(jar.sha256())) {
                problems.add(mismatch(jar, path, file, asker));
            }
        });
        problems.throwIfErrors();
        verified.remember();
        return resolved(jars);
    }

    private void fetch(List<LockedJar> missing, RequestedLibraries requested, Map<LockedJar, Path> jars) {
        try (MavenRepositories maven = open(requested, missing.size())) {
            List<FetchedJar> fetched = new MavenResolution(maven).fetch(missing, requested);
            for (int i = 0; i < fetched.size(); i++) {
                jars.put(missing.get(i), fetched.get(i).file());
            }
        }
    }

    private ResolvedLibraries lock(Path file, Path script, RequestedLibraries requested, VerifiedJars verified) {
        Map<LockedJar, Path> jars = new LinkedHashMap<>();
        try (MavenRepositories maven = open(requested, requested.libraries().size())) {
            for (FetchedJar jar : new MavenResolution(maven).resolve(requested)) {
                String checksum = checksum(jar.file(), requested.asker(jar.asked()), verified);
                jars.put(new LockedJar(jar.coordinates(), checksum, jar.via()), jar.file());
            }
            maven.warnings().forEach(this::warn);
        }
        try {
            new LockFile(requested.lines(), List.copyOf(jars.keySet())).write(file, script);
        } catch (IOException e) {
            warn(file + " cannot be written, so the versions of the libraries are not held fast");
        }
        verified.remember();
        return resolved(jars);
    }

    private void warn(String clause) {
        progress.println("warning: " + clause);
    }

    private MavenRepositories open(RequestedLibraries requested, int count) {
        try {
            return MavenRepositories.open(settings, requested.repositories(), new FetchProgress(progress, count));
        } catch (IllegalStateException e) {
            String hint = "correct " + settings.maven().home().resolve("settings.xml");
            throw new ProblemException(Problem.of(
                    Code.F027,
                    requested.libraries().get(0).position(),
                    "libraries cannot be resolved, because Maven's settings cannot be read",
                    hint));
        }
    }

    private static String checksum(Path jar, Library asker, VerifiedJars verified) {
        try {
            return verified.sha256(jar);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(Code.F027, asker.position(), "a library cannot be read", "look at " + jar));
        }
    }

    /** Where the checksums of a script's jars are remembered; null for nowhere. */
    private @Nullable Path memory(Path lock) {
        Path cache = settings.cache();
        if (cache == null) {
            return null;
        }
        String name = lock.getFileName() + "-"
                + Integer.toHexString(lock.toAbsolutePath().hashCode());
        return cache.resolve("libraries").resolve(name);
    }

    private static Problem mismatch(LockedJar jar, Path path, Path lock, Library asker) {
        String cure = jar.coordinates().isSnapshot()
                ? "a snapshot changes: delete " + lock + " to take the new one"
                : "delete " + path + " to fetch it again, or " + lock + " to accept what is there";
        String message = "library '" + jar.coordinates() + "' is not the one that " + lock.getFileName() + " names";
        return Problem.of(Code.F027, asker.position(), message, cure);
    }

    private static ResolvedLibraries resolved(Map<LockedJar, Path> jars) {
        StringBuilder named = new StringBuilder();
        jars.keySet()
                .forEach(jar -> named.append(jar.coordinates())
                        .append(' ')
                        .append(jar.sha256())
                        .append('\n'));
        return new ResolvedLibraries(new ArrayList<>(jars.values()), Sha256.of(named.toString()));
    }
}
