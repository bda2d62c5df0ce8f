package flow;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A file or a folder as a value: what {@code file('model.bin')} in a body makes. When the task ends its content is taken over
 * into the store; from then on every task that reads it sees the same bytes, read-only, also when the file itself is gone.
 * Groovy reads the getters as properties: {@code model.text}. Not to be implemented by others.
 */
public interface FileValue {

    /**
     * Where it is on this machine. Of a value that an earlier task left this is a read-only copy that the task has for itself:
     * made when it is first asked for, gone when the task is over, and whatever is done to it reaches nobody else.
     *
     * @return absolute; its end is {@link #getName}
     */
    Path getPath();

    /** The name without the folders around it: {@code model.bin}. Of a file in a folder the path in it: {@code parts/1.csv}. */
    String getName();

    /** In bytes; of a folder that of all files in it. */
    long getSize();

    /** Its content, read as UTF-8. A folder has none, which is an error. */
    String getText();

    /** Its content; at most 2 GB. A folder has none, which is an error. */
    byte[] getBytes();

    /**
     * Gives its content to somebody who reads it in parts, and closes it: {@code model.withInputStream { Model.load(it) }}.
     *
     * @return what they return
     */
    <T> T withInputStream(Reading<T> reading) throws Exception;

    /** Whether it is a folder. */
    boolean isFolder();

    /** Of a folder all files in it and in its folders, by name; of a file itself. */
    List<FileValue> getFiles();

    /** What {@link #withInputStream} calls; a closure will do. */
    @FunctionalInterface
    interface Reading<T> {
        T from(InputStream content) throws Exception;
    }
}
