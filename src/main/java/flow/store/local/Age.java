package flow.store.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;

/**
 * Before when a file has to be written or touched to be old. All times are those of the file system, which many machines may share:
 * so its clock alone counts.
 */
record Age(FileTime before) {

    static Age of(FileTime now, Duration grace) {
        return new Age(FileTime.from(now.toInstant().minus(grace)));
    }

    /** The same, and older than this file. */
    Age olderThan(Path file) throws IOException {
        FileTime written = Files.getLastModifiedTime(file);
        return written.compareTo(before) < 0 ? new Age(written) : this;
    }

    /** Not when it is gone meanwhile. */
    boolean isOld(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).compareTo(before) < 0;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
