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

    /** The lock file of a script; empty when there is none. */
    public static Optional<Path> lockFile(Path script) {
        return Optional.of(LockFile.beside(script)).filter(Files::isRegularFile);
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
            List<LockedJar> locked, Path lock, RequestedLibraries requested, VerifiedJars verified) {
        Path repository = settings.maven().localRepository();
        List<Path> files = new ArrayList<>();
        List<LockedJar> missing = new ArrayList<>();
        for (LockedJar jar : locked) {
            Path file = repository.resolve(jar.coordinates().path());
            files.add(file);
            if (!Files.isRegularFile(file)) {
                missing.add(jar);
            }
        }
        if (!missing.isEmpty()) {
            fetch(missing, requested).forEach((jar, file) -> files.set(locked.indexOf(jar), file));
        }
        Problems problems = new Problems();
        for (int i = 0; i < files.size(); i++) {
            LockedJar jar = locked.get(i);
            String found = checksum(files.get(i), jar.coordinates(), jar.asked(), requested, verified);
            if (!found.equals(jar.sha256())) {
                problems.add(mismatch(jar, files.get(i), lock, requested));
            }
        }
        problems.throwIfErrors();
        verified.remember();
        return ResolvedLibraries.of(locked, files);
    }

    private Map<LockedJar, Path> fetch(List<LockedJar> missing, RequestedLibraries requested) {
        Map<LockedJar, Path> files = new LinkedHashMap<>();
        try (MavenRepositories maven = open(requested, missing.size())) {
            List<FetchedJar> fetched = new MavenResolution(maven).fetch(missing, requested);
            for (int i = 0; i < fetched.size(); i++) {
                files.put(missing.get(i), fetched.get(i).file());
            }
        }
        return files;
    }

    private ResolvedLibraries lock(Path lock, Path script, RequestedLibraries requested, VerifiedJars verified) {
        List<LockedJar> locked = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        try (MavenRepositories maven = open(requested, requested.libraries().size())) {
            for (FetchedJar jar : new MavenResolution(maven).resolve(requested)) {
                String checksum = checksum(jar.file(), jar.coordinates(), jar.asked(), requested, verified);
                locked.add(new LockedJar(jar.coordinates(), checksum, jar.via()));
                files.add(jar.file());
            }
            maven.warnings().forEach(this::warn);
        }
        try {
            new LockFile(requested.lines(), locked).write(lock, script);
        } catch (IOException e) {
            warn(lock + " cannot be written, so the versions of the libraries are not held fast");
        }
        verified.remember();
        return ResolvedLibraries.of(locked, files);
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

    private static String checksum(
            Path file, Coordinates jar, Coordinates asked, RequestedLibraries requested, VerifiedJars verified) {
        try {
            return verified.sha256(file);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(
                    Code.F027,
                    requested.asker(asked).position(),
                    "library '" + jar + "' cannot be read",
                    "look at " + file));
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

    private static Problem mismatch(LockedJar jar, Path file, Path lock, RequestedLibraries requested) {
        String cure = jar.coordinates().isSnapshot()
                ? "a snapshot changes: delete " + lock + " to take the new one"
                : "delete " + file + " to fetch it again, or " + lock + " to accept what is there";
        String message = "library '" + jar.coordinates() + "' is not the one that " + lock.getFileName() + " names";
        return Problem.of(Code.F027, requested.asker(jar.asked()).position(), message, cure);
    }
}
