package flow.script.library;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides, besides the script, how its libraries are found.
 *
 * @param repositories to ask for every script; mirrors, passwords and further repositories come from Maven's settings
 * @param offline whether nothing may be fetched
 * @param cache a folder of flow's own, to remember which jars were verified; null to verify them each time
 */
public record LibrarySettings(
        MavenFolders maven,
        List<Repository> repositories,
        boolean offline,
        @Nullable Path cache) {
    public LibrarySettings {
        repositories = List.copyOf(repositories);
    }
}
