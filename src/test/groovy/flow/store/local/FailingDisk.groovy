package flow.store.local

import java.nio.file.Path

/** A disk of which one operation fails, the others not: it writes half, and says what the system would say. */
class FailingDisk implements Disk {
    private int left
    private final String operation
    private final String message

    /** @param operation write, force, forceNames, rename or any of them */
    FailingDisk(String operation, int passing, String message = 'No space left on device') {
        this.operation = operation
        this.left = passing
        this.message = message
    }

    @Override
    void write(Path path, RandomAccessFile file, byte[] bytes) {
        if (fails('write')) {
            file.write(bytes, 0, bytes.length >> 1)
            throw new IOException(message)
        }
        Disk.super.write(path, file, bytes)
    }

    @Override
    void force(Path path, RandomAccessFile file) {
        failPerhaps('force')
        Disk.super.force(path, file)
    }

    @Override
    void forceNames(Path folder) {
        failPerhaps('forceNames')
        Disk.super.forceNames(folder)
    }

    @Override
    void rename(Path from, Path to) {
        failPerhaps('rename')
        Disk.super.rename(from, to)
    }

    private void failPerhaps(String asked) {
        if (fails(asked)) {
            throw new IOException(message)
        }
    }

    private synchronized boolean fails(String asked) {
        operation in [asked, 'any'] && left-- == 0
    }
}
