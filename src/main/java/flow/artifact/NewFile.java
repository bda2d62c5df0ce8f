package flow.artifact;

import flow.FileValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file or folder on this machine that is to be taken over when the task ends; until then it is what is there.
 *
 * @param path absolute
 * @param name its last element; of a file in a folder the path in it
 * @param said as the script said it, for messages
 */
record NewFile(Path path, String name, String said) implements FileValue {

    /** Something that is read; what Java says of its failing names the path alone. */
    private interface Work<T> {
        T run() throws IOException;
    }

    static NewFile of(Path path, String said) {
        Path absolute = path.toAbsolutePath().normalize();
        Path name = absolute.getFileName();
        return new NewFile(absolute, name == null ? "" : name.toString(), said);
    }

    private <T> T read(Work<T> work) {
        try {
            return work.run();
        } catch (NoSuchFileException missing) {
            throw new UncheckedIOException("there is no file '" + said + "' yet", missing);
        } catch (IOException broken) {
            throw new UncheckedIOException("the file '" + said + "' cannot be read: " + broken.getMessage(), broken);
        }
    }

    @Override
    public Path getPath() {
        return path;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public long getSize() {
        if (isFolder()) {
            return getFiles().stream().mapToLong(FileValue::getSize).sum();
        }
        return read(() -> Files.size(path));
    }

    @Override
    public String getText() {
        return new String(getBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public byte[] getBytes() {
        requireFile();
        return read(() -> Files.readAllBytes(path));
    }

    @Override
    public <T> T withInputStream(Reading<T> reading) throws Exception {
        requireFile();
        try (InputStream content = read(() -> Files.newInputStream(path))) {
            return reading.from(content);
        }
    }

    private void requireFile() {
        if (isFolder()) {
            throw new FolderHasNoContent(name);
        }
    }

    @Override
    public boolean isFolder() {
        return Files.isDirectory(path);
    }

    @Override
    public List<FileValue> getFiles() {
        if (!isFolder()) {
            return List.of(this);
        }
        return read(() -> {
            try (Stream<Path> all = Files.walk(path)) {
                return all.filter(Files::isRegularFile)
                        .map(file -> path.relativize(file).toString())
                        .sorted()
                        .<FileValue>map(inside -> new NewFile(path.resolve(inside), inside, said + "/" + inside))
                        .toList();
            }
        });
    }

    @Override
    public String toString() {
        return said;
    }
}
