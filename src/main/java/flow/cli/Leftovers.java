package flow.cli;

import flow.artifact.ContentsFailure;
import flow.client.Status;
import flow.store.local.LocalStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;

/** Temporary folders of runs whose process is gone. */
final class Leftovers {
    private Leftovers() {}

    /**
     * Only those of the same user: in any other one a link could take the place of what is about to be deleted.
     *
     * @param own one that was just made
     */
    static List<Path> beside(Path own) {
        try (Stream<Path> all = Files.list(own.getParent())) {
            UserPrincipal user = Files.getOwner(own);
            return all.filter(folder -> folder.getFileName().toString().startsWith(TemporaryFolder.PREFIX))
                    .filter(folder -> isOf(user, folder) && isLost(folder))
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    private static boolean isOf(UserPrincipal user, Path folder) {
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(user);
        } catch (IOException gone) {
            return false;
        }
    }

    /** One that has just been made has no run yet, and one that is just being read has a run that is over. */
    private static boolean isLost(Path folder) {
        LocalStore store = new LocalStore(TemporaryFolder.store(folder));
        try {
            List<String> runs = store.runIds();
            return !runs.isEmpty() && runs.stream().allMatch(run -> Status.of(store.open(run)) == Status.LOST);
        } catch (ContentsFailure | UncheckedIOException unreadable) {
            return false;
        }
    }
}
