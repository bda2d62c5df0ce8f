package flow.store.local

import java.nio.file.Files
import java.nio.file.Path

/** A folder that is in memory where there is such a place, for specs that make very many files; closing takes it away. */
class Ram implements AutoCloseable {
    private static final Path MEMORY = Path.of('/dev/shm')

    final Path folder = Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, 'flow-') : Files.createTempDirectory('flow-')
    private int made

    /** Another one each time. */
    Path next() {
        Files.createDirectory(folder.resolve("${++made}"))
    }

    @Override
    void close() {
        folder.toFile().deleteDir()
    }
}
