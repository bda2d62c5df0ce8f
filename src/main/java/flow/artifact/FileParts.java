package flow.artifact;

import flow.FileValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is written of files and folders: {@code ["model.bin", {"size": 4711, "sha256": "…"}]}. */
final class FileParts {
    private FileParts() {}

    static Object of(FileValue file) {
        if (file instanceof KeptFile kept) {
            return List.of(kept.getName(), kept.piece().parts());
        }
        if (file instanceof KeptFolder folder) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            folder.entries()
                    .forEach((path, entry) -> entries.put(
                            path, entry == null ? null : entry.piece().parts()));
            return List.of(folder.getName(), entries);
        }
        throw new Refused(file.getClass(), "is a FileValue of your own. Write file(path) instead.");
    }

    /** @throws UnreadableValue when these are none, or name something outside of the folder that they are written into */
    static KeptFile file(@Nullable Object parts, Contents contents) {
        List<?> both = both(parts);
        Object piece = both.get(1);
        if (both.get(0) instanceof String name && FileNames.isPath(name) && piece != null) {
            return new KeptFile(name, Piece.of(piece), contents);
        }
        throw UnreadableValue.damaged();
    }

    /** @throws UnreadableValue likewise */
    static KeptFolder folder(@Nullable Object parts, Contents contents) {
        List<?> both = both(parts);
        if (!(both.get(0) instanceof String name
                && FileNames.isName(name)
                && both.get(1) instanceof Map<?, ?> written)) {
            throw UnreadableValue.damaged();
        }
        SortedMap<String, @Nullable KeptFile> entries = new TreeMap<>();
        written.forEach((path, piece) ->
                entries.put(requirePath(path), piece == null ? null : file(List.of(path, piece), contents)));
        return new KeptFolder(name, entries, contents);
    }

    private static String requirePath(@Nullable Object path) {
        if (path instanceof String text && FileNames.isPath(text)) {
            return text;
        }
        throw UnreadableValue.damaged();
    }

    private static List<?> both(@Nullable Object parts) {
        if (parts instanceof List<?> list && list.size() == 2) {
            return list;
        }
        throw UnreadableValue.damaged();
    }
}
