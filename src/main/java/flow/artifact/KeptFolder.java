package flow.artifact;

import flow.FileValue;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A folder that is in the store: each of its files by itself, so that what is equal in two of them is there once. */
final class KeptFolder implements FileValue {
    private final String name;
    private final SortedMap<String, @Nullable KeptFile> entries;
    private final Contents contents;
    private @Nullable Path copy;

    /**
     * @param name checked by {@link FileNames}, like the entries' paths
     * @param entries by their paths in the folder; null for a folder with nothing in it
     */
    KeptFolder(String name, SortedMap<String, @Nullable KeptFile> entries, Contents contents) {
        this.name = name;
        this.entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        this.contents = contents;
    }

    SortedMap<String, @Nullable KeptFile> entries() {
        return entries;
    }

    private Collection<KeptFile> files() {
        return entries.values().stream().filter(file -> file != null).toList();
    }

    @Override
    public synchronized Path getPath() {
        if (copy == null) {
            copy = FileCopies.write(contents.newFolder(), name, this);
        }
        return copy;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public long getSize() {
        return files().stream().mapToLong(KeptFile::getSize).sum();
    }

    @Override
    public String getText() {
        throw new FolderHasNoContent(name);
    }

    @Override
    public byte[] getBytes() {
        throw new FolderHasNoContent(name);
    }

    @Override
    public <T> T withInputStream(Reading<T> reading) {
        throw new FolderHasNoContent(name);
    }

    @Override
    public boolean isFolder() {
        return true;
    }

    @Override
    public List<FileValue> getFiles() {
        return List.copyOf(files());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeptFolder that && name.equals(that.name) && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + entries.hashCode();
    }

    @Override
    public String toString() {
        return name + " (folder, " + getSize() + " bytes)";
    }
}
