package flow.store.local

import java.nio.file.Files
import java.nio.file.Path

/** A disk that can lose its power: what was not forced is gone then, contents and names alike. */
class PowerCut implements Disk {
    private final Map<Path, Long> forcedContent = [:]
    private final Set<Path> forcedNames = []

    @Override
    synchronized void write(Path path, RandomAccessFile file, byte[] bytes) {
        forcedContent.putIfAbsent(path, 0L)
        Disk.super.write(path, file, bytes)
    }

    @Override
    synchronized void force(Path path, RandomAccessFile file) {
        Disk.super.force(path, file)
        forcedContent[path] = file.length()
    }

    @Override
    synchronized void forceNames(Path folder) {
        Disk.super.forceNames(folder)
        folder.toFile().listFiles().each { forcedNames << it.toPath() }
    }

    @Override
    synchronized void rename(Path from, Path to) {
        Disk.super.rename(from, to)
        def moved = forcedContent.findAll { path, length -> path.startsWith(from) }
        moved.each { path, length ->
            forcedContent.remove(path)
            forcedContent[path == from ? to : to.resolve(from.relativize(path))] = length
        }
    }

    /** Leaves what the disk would hold. */
    synchronized void happen(Path top) {
        forcedContent.each { path, length ->
            def lost = chain(path, top).any { !(it in forcedNames) }
            lost ? Files.deleteIfExists(path) : new RandomAccessFile(path.toFile(), 'rw').withCloseable { it.setLength(length) }
        }
    }

    private static List<Path> chain(Path path, Path top) {
        def names = []
        for (def name = path; name != top; name = name.parent) {
            names << name
        }
        names
    }
}
