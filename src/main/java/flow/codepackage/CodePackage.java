package flow.codepackage;

import flow.artifact.Encoded;
import flow.artifact.Values;
import flow.graph.Config;
import flow.graph.GraphDigest;
import flow.script.LoadedScript;
import flow.script.library.LibraryResolver;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The package of a script: the script, sources beside it, the trees of its configs, its lock file and its libraries. The same files
 * give the same bytes on every machine, so that a package is known by its digest.
 */
public final class CodePackage {
    /** Of every package. */
    public static final String BEGINNING = Manifest.PATH + "\0";

    private static final String IGNORE_FILE = ".flowignore";

    private record Part(PackedFile file, Content content) {}

    private final List<Part> parts;
    private final Manifest manifest;

    private CodePackage(List<Part> parts, Manifest manifest) {
        this.parts = parts;
        this.manifest = manifest;
    }

    /**
     * @param script absolute
     * @param loaded from it just now
     * @param included patterns of further files beside it
     * @param excluded patterns of files that stay
     * @throws PackageRefused when something that belongs to it cannot come along
     * @throws IOException when a file cannot be read
     */
    public static CodePackage of(Path script, LoadedScript loaded, List<String> included, List<String> excluded)
            throws IOException {
        Path folder = script.getParent();
        Selection selection = new Selection(ignoreFile(folder), included, excluded);
        SortedMap<String, Content> contents = new TreeMap<>();
        SortedMap<String, Path> paths = SourceFiles.in(folder, selection);
        paths.put(script.getFileName().toString(), script);
        lockFile(script, loaded).ifPresent(lock -> paths.put(lock.getFileName().toString(), lock));
        Map<String, Boolean> programs = new LinkedHashMap<>();
        paths.forEach((path, file) -> {
            contents.put(Manifest.SOURCE + path, Content.of(file));
            programs.put(Manifest.SOURCE + path, Files.isExecutable(file));
        });
        for (int i = 0; i < loaded.libraries().jars().size(); i++) {
            contents.put(
                    Manifest.LIBRARIES + loaded.libraries().places().get(i),
                    Content.of(loaded.libraries().jars().get(i)));
        }
        Map<String, String> encodings = new TreeMap<>();
        for (Config config : loaded.flow().configs()) {
            Encoded tree = new Values(loaded.classes()).encode(config.name(), config.tree());
            encodings.put(config.name(), tree.encoding());
            contents.put(Manifest.CONFIGS + config.name(), Content.of(tree.bytes()));
        }
        PathRule rule = new PathRule();
        contents.keySet().forEach(rule::add);
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<String, Content> entry : contents.entrySet()) {
            boolean isProgram = programs.getOrDefault(entry.getKey(), false);
            parts.add(new Part(look(entry.getKey(), entry.getValue(), isProgram), entry.getValue()));
        }
        return new CodePackage(
                parts,
                new Manifest(
                        loaded.flow().name(),
                        Manifest.SOURCE + script.getFileName(),
                        GraphDigest.of(loaded.flow()),
                        encodings,
                        parts.stream().map(Part::file).toList()));
    }

    /** Without it the libraries would be resolved again where the package is used. */
    private static Optional<Path> lockFile(Path script, LoadedScript loaded) {
        Optional<Path> lock = LibraryResolver.lockFile(script);
        if (lock.isEmpty() && !loaded.libraries().jars().isEmpty()) {
            throw new PackageRefused(
                    "there is no lock file beside the script that says which libraries it has; make its folder writable");
        }
        return lock;
    }

    private static List<String> ignoreFile(Path folder) throws IOException {
        Path file = folder.resolve(IGNORE_FILE);
        return Files.isRegularFile(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }

    private static PackedFile look(String path, Content content, boolean isExecutable) throws IOException {
        Sum sum = content.sum();
        return new PackedFile(path, sum.size(), sum.sha256(), isExecutable);
    }

    public Manifest manifest() {
        return manifest;
    }

    /** In the order of their paths, without the table of contents. */
    public List<PackedFile> files() {
        return manifest.files();
    }

    /** Of all files together. */
    public long size() {
        return files().stream().mapToLong(PackedFile::size).sum();
    }

    /**
     * @return the digest of what was written, which is the package's name: SHA-256 in hexadecimal
     * @throws PackageRefused when a file changed since it was looked at
     */
    public String write(OutputStream to) throws IOException {
        SummedOutput out = new SummedOutput(to);
        PackageWriter writer = new PackageWriter(out);
        byte[] table = manifest.bytes();
        // Its name sorts before all others.
        writer.write(look(Manifest.PATH, Content.of(table), false), Content.of(table));
        for (Part part : parts) {
            writer.write(part.file(), part.content());
        }
        writer.end();
        out.flush();
        return out.sum().sha256();
    }
}
