package flow.store.local;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The names in the folder of values, {@code ab/cdef…}, and what stands beside them for a while. Links are none of them. */
final class BlobName {
    private static final Pattern SHARD = Pattern.compile("[0-9a-f]{2}");
    private static final Pattern BLOB = Pattern.compile("[0-9a-f]{62}");
    private static final Pattern ASIDE = Pattern.compile(Pattern.quote(BlobPlace.ASIDE) + BLOB);

    /** What {@link BlobAside} and {@link WholeFiles} write before it gets its name. */
    private static final Pattern LEFTOVER = Pattern.compile("\\.new-[0-9a-f]{1,16}|\\.[0-9a-f]{62}-[0-9a-f]{1,16}");

    private BlobName() {}

    static boolean isShard(Path path) {
        return fits(SHARD, path) && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isBlob(Path path) {
        return fits(BLOB, path) && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isAside(Path path) {
        return fits(ASIDE, path);
    }

    static boolean isLeftover(Path path) {
        return fits(LEFTOVER, path);
    }

    /** The blob that was moved aside. */
    static Path ofAside(Path aside) {
        return aside.resolveSibling(aside.getFileName().toString().substring(BlobPlace.ASIDE.length()));
    }

    static String digest(Path blob) {
        return "" + blob.getParent().getFileName() + blob.getFileName();
    }

    private static boolean fits(Pattern pattern, Path path) {
        return pattern.matcher(path.getFileName().toString()).matches();
    }
}
