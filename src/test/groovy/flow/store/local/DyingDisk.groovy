package flow.store.local

import java.nio.channels.FileChannel
import java.nio.channels.FileLock
import java.nio.file.Path
import java.util.concurrent.ConcurrentLinkedQueue

/**
 * A disk whose process dies right before or right after one of its operations: from then on it does nothing any more. What the
 * process held the system takes back: see {@link #bury}.
 */
class DyingDisk implements Disk {
    private final String kind
    private final int last
    private final boolean isDone
    private final Queue<RandomAccessFile> opened = new ConcurrentLinkedQueue<>()
    private int count
    private boolean isDead

    /** No store takes it for a failure of its own. */
    static class Death extends Error {}

    /**
     * @param kind which operations count; 'any' for all
     * @param last the number of the one at which it dies, from 0
     * @param isDone whether that one still happens
     */
    DyingDisk(String kind, int last, boolean isDone) {
        this.kind = kind
        this.last = last
        this.isDone = isDone
    }

    synchronized int getOperations() { count }

    synchronized boolean isDead() { isDead }

    /** Closes what the process had open, and gives back its locks, as the system does. */
    void bury() {
        opened.each { it.close() }
        System.properties.stringPropertyNames().findAll { it.startsWith('flow.lock ') }.each { HeldHere.remove(it) }
    }

    private <T> T live(String asked, Closure<T> operation) {
        synchronized (this) {
            if (isDead) {
                throw new Death()
            }
            if (!(kind in [asked, 'any']) || count++ != last) {
                return operation()
            }
            isDead = true
            if (isDone) {
                operation()
            }
            throw new Death()
        }
    }

    void createFolders(Path folder) { live('createFolders') { Disk.REAL.createFolders(folder) } }

    void createFolder(Path folder) { live('createFolder') { Disk.REAL.createFolder(folder) } }

    void createFile(Path path) { live('createFile') { Disk.REAL.createFile(path) } }

    RandomAccessFile open(Path path) {
        live('open') {
            def file = Disk.REAL.open(path)
            opened << file
            file
        }
    }

    void write(Path path, RandomAccessFile file, byte[] bytes) { live('write') { Disk.REAL.write(path, file, bytes) } }

    void truncate(Path path, RandomAccessFile file, long length) { live('truncate') { Disk.REAL.truncate(path, file, length) } }

    void force(Path path, RandomAccessFile file) { live('force') { Disk.REAL.force(path, file) } }

    void forceNames(Path folder) { live('forceNames') { Disk.REAL.forceNames(folder) } }

    void rename(Path from, Path to) { live('rename') { Disk.REAL.rename(from, to) } }

    void delete(Path path) { live('delete') { Disk.REAL.delete(path) } }

    void touch(Path path) { live('touch') { Disk.REAL.touch(path) } }

    FileLock tryLock(Path path, FileChannel file, boolean shared) { live('tryLock') { Disk.REAL.tryLock(path, file, shared) } }
}
