package flow.cli;

import flow.FileValue;
import flow.artifact.Stored;
import flow.client.Artifact;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Many values as files in a folder that is new, or empty; it is there whole or not at all. */
final class ValueFolder {
    private final Surroundings surroundings;
    private final String to;

    ValueFolder(Surroundings surroundings, String to) {
        this.surroundings = surroundings;
        this.to = to;
    }

    /** What is to be written. */
    private interface Content {
        void into(Path folder) throws IOException;
    }

    /** @param values by their places in the folder, which get the ending that fits: {@code .json}, {@code .txt}, {@code .bin} */
    void write(Map<Path, Artifact> values) {
        if (to.equals("-")) {
            throw new UsageFault("these are " + values.size()
                    + " values, which are no one text: name one of them, or write --to FOLDER");
        }
        writeWhole(folder -> {
            for (Map.Entry<Path, Artifact> value : values.entrySet()) {
                write(value.getValue(), folder.resolve(value.getKey()));
            }
        });
    }

    /** @param artifact a folder */
    void write(Artifact artifact) {
        writeWhole(folder -> copy(((Stored.File) artifact.stored()).value(), folder));
    }

    private static void write(Artifact artifact, Path place) throws IOException {
        Files.createDirectories(place.getParent());
        Stored value = artifact.isBytes() ? null : artifact.stored();
        if (value instanceof Stored.File file && file.value().isFolder()) {
            copy(file.value(), place);
            return;
        }
        ValueFile.write(artifact, place.resolveSibling(place.getFileName() + (value == null ? ".bin" : ending(value))));
    }

    private static String ending(Stored value) {
        if (value instanceof Stored.File file) {
            String name = file.value().getName();
            return name.contains(".") ? name.substring(name.lastIndexOf('.')) : "";
        }
        return value instanceof Stored.Leaf leaf && leaf.type().equals("String") ? ".txt" : ".json";
    }

    private static void copy(FileValue kept, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (FileValue file : kept.getFiles()) {
            Path place = folder.resolve(file.getName());
            Files.createDirectories(place.getParent());
            try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW)) {
                new Stored.File(file).copyTo(out);
            }
        }
    }

    private void writeWhole(Content content) {
        Path folder = surroundings.typed(to);
        String chance = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path aside = folder.resolveSibling("." + folder.getFileName() + "-" + chance);
        try {
            Files.createDirectory(aside);
            try {
                content.into(aside);
                Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(aside);
            }
        } catch (IOException failed) {
            String reason = isTaken(folder) ? "it is there already, and not an empty folder" : Unusable.reason(failed);
            throw new Unusable("'" + to + "' cannot be written: " + reason);
        }
    }

    /** Asked when it could not be moved there: systems tell that in many ways. */
    private static boolean isTaken(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
