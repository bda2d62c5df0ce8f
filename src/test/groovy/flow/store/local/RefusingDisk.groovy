package flow.store.local

import java.nio.file.FileSystemException
import java.nio.file.Path

/** A disk that counts whatever changes files, and refuses one of these operations once, for what the system would say. A write that it refuses is half done. */
class RefusingDisk implements Disk {
    private final int refused
    private final String reason
    final List<String> operations = []

    /** @param refused the number of the operation, from 0; -1 for none */
    RefusingDisk(int refused = -1, String reason = '') {
        this.refused = refused
        this.reason = reason
    }

    @Override
    void createFolders(Path folder) {
        count('createFolders', folder)
        Disk.super.createFolders(folder)
    }

    @Override
    void createFolder(Path folder) {
        count('createFolder', folder)
        Disk.super.createFolder(folder)
    }

    @Override
    void createFile(Path path) {
        count('createFile', path)
        Disk.super.createFile(path)
    }

    @Override
    RandomAccessFile open(Path path) {
        count('open', path)
        Disk.super.open(path)
    }

    @Override
    void write(Path path, RandomAccessFile file, byte[] bytes) {
        try {
            count('write', path)
        } catch (IOException full) {
            file.write(bytes, 0, bytes.length >> 1)
            throw full
        }
        Disk.super.write(path, file, bytes)
    }

    @Override
    void truncate(Path path, RandomAccessFile file, long length) {
        count('truncate', path)
        Disk.super.truncate(path, file, length)
    }

    @Override
    void force(Path path, RandomAccessFile file) {
        count('force', path)
    }

    @Override
    void force(Path path) {
        count('force', path)
    }

    @Override
    void forceNames(Path folder) {
        count('forceNames', folder)
    }

    @Override
    void rename(Path from, Path to) {
        count('rename', to)
        Disk.super.rename(from, to)
    }

    @Override
    void touch(Path path) {
        count('touch', path)
        Disk.super.touch(path)
    }

    @Override
    void delete(Path path) {
        count('delete', path)
        Disk.super.delete(path)
    }

    private synchronized void count(String operation, Path path) {
        operations << "$operation ${path.fileName}".toString()
        if (operations.size() - 1 == refused) {
            throw new FileSystemException(path.toString(), null, reason)
        }
    }
}
