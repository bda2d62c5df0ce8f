package flow.cli;

import flow.compile.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints the objects of a deployment, or writes them into a folder, numbered in the order in which they have to be created: a schedule
 * that comes before its template never starts, and Argo does not say so. What an earlier deployment of the same name left in the folder
 * is taken away: who applies all of it would bring that back.
 */
final class PrintedBundle {
    private final Surroundings surroundings;
    private final ManifestFormat format;

    PrintedBundle(Surroundings surroundings, ManifestFormat format) {
        this.surroundings = surroundings;
        this.format = format;
    }

    /** @param folder as it was typed; empty for standard output */
    void print(List<Manifest> manifests, Optional<String> folder) {
        if (folder.isEmpty()) {
            surroundings.out().print(format.of(manifests));
            return;
        }
        Path place = surroundings.typed(folder.get());
        if (Files.exists(place) && !Files.isDirectory(place)) {
            throw new UsageFault("'" + folder.get() + "' is a file, and objects are written into a folder");
        }
        try {
            Files.createDirectories(place);
            List<Path> left = new ArrayList<>(WrittenObjects.of(place, manifests));
            int number = 0;
            for (Manifest manifest : manifests) {
                number++;
                String name = number + "-" + manifest.kind().toLowerCase(Locale.ROOT) + "-" + manifest.name() + "."
                        + format.ending();
                byte[] bytes = format.of(manifest).getBytes(StandardCharsets.UTF_8);
                WholeFile.write(place.resolve(name), out -> out.write(bytes));
                surroundings.err().println("wrote " + ShownPath.of(surroundings, place.resolve(name)));
                left.remove(place.resolve(name));
            }
            for (Path path : left) {
                Files.delete(path);
                surroundings
                        .err()
                        .println("removed " + ShownPath.of(surroundings, path)
                                + ", which was written for this deployment and is no longer part of it");
            }
        } catch (IOException failed) {
            throw new Unusable("'" + folder.get() + "' cannot be written: " + Unusable.reason(failed));
        }
    }
}
