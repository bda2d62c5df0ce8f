package flow.store;

import flow.artifact.ContentsFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The place where runs are kept cannot be used: infrastructure, never the script's fault. The message says what, where, and the cure. */
public final class StoreFailure extends ContentsFailure {
    private static final long serialVersionUID = 1L;

    public StoreFailure(String message) {
        super(message);
    }

    private StoreFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param what the rest of a sentence that begins with the place: {@code cannot be written} */
    public static StoreFailure of(Path place, String what, IOException cause) {
        return new StoreFailure(place + " " + what + ": " + because(cause), cause);
    }

    /** @param place where something stands that this release is too old to read */
    public static StoreFailure ofLaterRelease(String place) {
        return new StoreFailure(
                place + " was written by a later release of flow, in a way that this one does not know. Use that one.");
    }

    /** The same failure met once more: an exception can be thrown only once where resources are closed behind it. */
    public StoreFailure again() {
        return new StoreFailure(getMessage(), this);
    }

    private static String because(IOException cause) {
        String said = said(cause);
        if (said.contains("No space left on device")) {
            return "the disk is full. Free some space and try again.";
        }
        if (said.contains("Disk quota exceeded")) {
            return "the disk quota is used up. Free some space and try again.";
        }
        if (said.contains("Too many open files")) {
            return "too many files are open. Raise the limit (ulimit -n) and try again.";
        }
        if (said.contains("Read-only file system")) {
            return "the file system is read-only. Work in a folder that can be written.";
        }
        if (cause instanceof FileAlreadyExistsException || said.contains("Not a directory")) {
            return "a file is where a folder should be. Move it away, or work in another folder.";
        }
        if (cause instanceof AccessDeniedException || said.contains("Permission denied")) {
            return "permission denied. Work in a folder that can be written.";
        }
        if (cause instanceof NoSuchFileException) {
            return "it is not there.";
        }
        return said + ".";
    }

    private static String said(IOException cause) {
        @Nullable String reason = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }
}
