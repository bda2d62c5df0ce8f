package flow.script.library;

import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a script asked for when its libraries were resolved, and what came out: exact versions and checksums. A text for people
 * to review and commit, the same bytes for the same libraries.
 *
 * @param request the lines of {@link RequestedLibraries#lines}
 * @param jars in the order of the class path
 */
record LockFile(List<String> request, List<LockedJar> jars) {
    private static final String FORMAT = "flow-lock 1";
    private static final String SUFFIX = ".groovy";

    LockFile {
        request = List.copyOf(request);
        jars = List.copyOf(jars);
    }

    /** Beside the script: {@code train.flow.groovy} has {@code train.flow.lock}. */
    static Path beside(Path script) {
        String name = script.getFileName().toString();
        String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return script.resolveSibling(stem + ".lock");
    }

    /**
     * @return empty when there is no such file
     * @throws ProblemException when it cannot be read, or is not what flow wrote
     */
    static Optional<LockFile> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readString(file).lines().toList();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw refusal(Position.ofFile(file.toString()), "this lock file cannot be read");
        }
        if (!lines.contains(FORMAT)) {
            throw refusal(
                    Position.ofFile(file.toString()), "this is not a lock file that this release of flow can read");
        }
        List<String> request = new ArrayList<>();
        List<LockedJar> jars = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            try {
                take(lines.get(i), request, jars);
            } catch (RuntimeException e) {
                throw refusal(new Position(file.toString(), i + 1, 0, 0), "this lock file is damaged");
            }
        }
        return Optional.of(new LockFile(request, jars));
    }

    /**
     * Replaces the file in one step; does nothing when it says the same already.
     *
     * @param script whose libraries they are
     */
    void write(Path file, Path script) throws IOException {
        byte[] bytes = text(script).getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return;
        }
        String unique = Long.toHexString(ProcessHandle.current().pid()) + "-" + Long.toHexString(System.nanoTime());
        Path draft = file.resolveSibling("." + file.getFileName() + "." + unique);
        try {
            try (FileChannel channel =
                    FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Takes away the lock file of a script that asks for nothing any more; leaves alone what flow did not write. */
    static void discard(Path file) {
        try {
            if (Files.exists(file) && read(file).isPresent()) {
                Files.delete(file);
            }
        } catch (IOException | ProblemException e) {
            // Nobody reads it: a script without libraries is not held up by it.
            return;
        }
    }

    private String text(Path script) {
        Stream<String> head = Stream.of(
                "# The libraries of " + script.getFileName() + ", as flow resolved them.",
                "# Commit this file. Delete it to resolve them again.",
                FORMAT);
        Stream<String> body = Stream.concat(request.stream(), jars.stream().map(LockedJar::line));
        return Stream.concat(head, body).map(line -> line + "\n").reduce("", String::concat);
    }

    private static void take(String line, List<String> request, List<LockedJar> jars) {
        if (line.startsWith("#") || line.equals(FORMAT)) {
            return;
        }
        if (line.startsWith("uses ")) {
            jars.add(LockedJar.parse(line));
            return;
        }
        if (!line.startsWith("asks ") && !line.startsWith("repository ") && !line.startsWith("without ")) {
            throw new IllegalArgumentException(line);
        }
        request.add(line);
    }

    private static ProblemException refusal(Position position, String message) {
        return new ProblemException(
                Problem.of(Code.F027, position, message, "delete it, and flow resolves the libraries again"));
    }
}
