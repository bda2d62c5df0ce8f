package flow.store.local

import java.nio.channels.FileChannel
import java.nio.channels.FileLock
import java.nio.file.Path

/** A disk on which something else happens right before or right after one of its operations, once: what another process does meanwhile. */
class MeanwhileDisk implements Disk {
    private final Closure<Boolean> isIt
    private final boolean isBefore
    private final Closure<?> meanwhile
    private boolean happened
    final List<String> operations = []

    /** @param isIt is given what is done and to what; then its number, from 0 */
    MeanwhileDisk(Closure<Boolean> isIt, boolean isBefore, Closure<?> meanwhile) {
        this.isIt = isIt
        this.isBefore = isBefore
        this.meanwhile = meanwhile
    }

    boolean hasHappened() { happened }

    private <T> T around(String what, Path path, Closure<T> operation) {
        operations << "$what ${path.fileName}".toString()
        def now = !happened && isIt.call(operations.last(), operations.size() - 1)
        happened |= now
        if (now && isBefore) {
            meanwhile.call()
        }
        T answer = operation.call()
        if (now && !isBefore) {
            meanwhile.call()
        }
        answer
    }

    void createFolders(Path folder) { around('createFolders', folder) { Disk.REAL.createFolders(folder) } }

    void createFolder(Path folder) { around('createFolder', folder) { Disk.REAL.createFolder(folder) } }

    void createFile(Path path) { around('createFile', path) { Disk.REAL.createFile(path) } }

    RandomAccessFile open(Path path) { around('open', path) { Disk.REAL.open(path) } }

    void write(Path path, RandomAccessFile file, byte[] bytes) { around('write', path) { Disk.REAL.write(path, file, bytes) } }

    void truncate(Path path, RandomAccessFile file, long length) { around('truncate', path) { Disk.REAL.truncate(path, file, length) } }

    void force(Path path, RandomAccessFile file) { around('force', path) { Disk.REAL.force(path, file) } }

    void forceNames(Path folder) { around('forceNames', folder) { Disk.REAL.forceNames(folder) } }

    void rename(Path from, Path to) { around('rename', from) { Disk.REAL.rename(from, to) } }

    void touch(Path path) { around('touch', path) { Disk.REAL.touch(path) } }

    void delete(Path path) { around('delete', path) { Disk.REAL.delete(path) } }

    FileLock tryLock(Path path, FileChannel file, boolean shared) { around('tryLock', path) { Disk.REAL.tryLock(path, file, shared) } }
}
