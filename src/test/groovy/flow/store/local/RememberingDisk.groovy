package flow.store.local

import groovy.transform.CompileStatic
import groovy.transform.Immutable

import java.nio.file.Files
import java.nio.file.Path

/**
 * A disk that remembers every change and every sync in its order, and tells what a power cut behind any of them may leave. What
 * was not synced may be there or not, each change by itself: POSIX promises no order. A file's content is synced by itself, its
 * name by the folder that it stands in.
 */
@CompileStatic
class RememberingDisk implements Disk {

    /** A file or folder, whatever its name. */
    static class Node { }

    /** Something that happened. A rename is a new name in its folder, and no longer the old one. */
    static class Change {
        String what
        Node in
        String name
        Node node
        String oldName
        Node oldIn
        long offset
        byte[] bytes

        boolean isOfNames() { name != null }

        @Override
        String toString() { "$what ${name ?: ''}${bytes == null ? '' : " of ${bytes.length} bytes at $offset"}" }
    }

    /** What stands where a write did not get to, when a file is as long as if it had. */
    enum Rest { MISSING, ZEROS, RUBBISH }

    /** How one of the changes that were not synced fares, and the others. */
    @Immutable
    static class Fate {
        /** The place of the change in the list; -1 where it is about all of them. */
        int which
        /** Whether all others are kept. */
        boolean othersKept
        /** How many bytes of a write are kept; -1 for the whole change, 0 for nothing of it. */
        int bytes
        Rest rest
    }

    final Path top
    final List<Change> changes = []
    private final Map<Path, Node> names = [:]

    RememberingDisk(Path top) {
        this.top = top
        names[top] = new Node()
    }

    @Override
    synchronized void createFolders(Path folder) {
        if (folder != top && !Files.exists(folder)) {
            createFolders(folder.parent)
            createFolder(folder)
        }
    }

    @Override
    synchronized void createFolder(Path folder) {
        Disk.super.createFolder(folder)
        named('make the folder', folder)
    }

    @Override
    synchronized void createFile(Path path) {
        Disk.super.createFile(path)
        named('make', path)
    }

    @Override
    synchronized RandomAccessFile open(Path path) {
        def isNew = !Files.exists(path)
        def file = Disk.super.open(path)
        if (isNew) {
            named('make', path)
        }
        file
    }

    @Override
    synchronized void write(Path path, RandomAccessFile file, byte[] bytes) {
        def offset = file.filePointer
        Disk.super.write(path, file, bytes)
        changes << new Change(what: "write ${path.fileName}", node: names[path], offset: offset, bytes: bytes.clone())
    }

    @Override
    synchronized void truncate(Path path, RandomAccessFile file, long length) {
        Disk.super.truncate(path, file, length)
        changes << new Change(what: "truncate ${path.fileName}", node: names[path], offset: length)
    }

    @Override
    synchronized void force(Path path, RandomAccessFile file) {
        changes << new Change(what: 'sync', node: names[path])
    }

    @Override
    synchronized void forceNames(Path folder) {
        changes << new Change(what: 'sync names', in: names[folder])
    }

    @Override
    synchronized void rename(Path from, Path to) {
        Disk.super.rename(from, to)
        changes << new Change(what: "rename ${from.fileName} to", in: names[to.parent], name: to.fileName.toString(), node: names[from],
            oldIn: names[from.parent], oldName: from.fileName.toString())
        names.keySet().findAll { it.startsWith(from) }.toList().each { path ->
            names[path == from ? to : to.resolve(from.relativize(path))] = names.remove(path)
        }
    }

    @Override
    synchronized void delete(Path path) {
        if (Files.exists(path)) {
            Disk.super.delete(path)
            changes << new Change(what: 'delete', in: names[path.parent], name: path.fileName.toString())
            names.remove(path)
        }
    }

    private void named(String what, Path path) {
        def node = new Node()
        names[path] = node
        changes << new Change(what: what, in: names[path.parent], name: path.fileName.toString(), node: node)
    }

    /**
     * What a power cut behind the first changes may do to those of them that were not synced.
     *
     * @param isSynced whether a sync is one; a disk of which none is has lost its guard
     */
    List<Fate> fates(int count, Closure<Boolean> isSynced = { true }) {
        def open = unsynced(count, isSynced)
        def fates = [new Fate(-1, true, -1, Rest.MISSING), new Fate(-1, false, -1, Rest.MISSING)]
        open.each { which ->
            fates << new Fate(which, true, 0, Rest.MISSING) << new Fate(which, false, -1, Rest.MISSING)
        }
        def writes = open.findAll { changes[it].bytes != null }
        writes.each { which ->
            def size = changes[which].bytes.length
            [0, 1, Framing.HEADER, size >> 1, size - 1].toSet().findAll { int cut -> cut < size }.each { int cut ->
                Rest.values().findAll { it != Rest.MISSING || cut > 0 && which == writes.last() }.each { Rest rest ->
                    fates << new Fate(which, true, cut, rest)
                }
            }
        }
        fates
    }

    private List<Integer> unsynced(int count, Closure<Boolean> isSynced) {
        Set<Node> content = []
        Set<Node> folders = []
        List<Integer> open = []
        for (int i = count - 1; i >= 0; i--) {
            def change = changes[i]
            if (change.what == 'sync') {
                isSynced.call(change) && content.add(change.node)
            } else if (change.what == 'sync names') {
                isSynced.call(change) && folders.add(change.in)
            } else if (!(change.ofNames ? change.in in folders : change.node in content)) {
                open.add(0, i)
            }
        }
        open
    }

    /** What is there then: the contents of all files by their paths, and null for folders. */
    Map<String, byte[]> left(int count, Fate fate, Closure<Boolean> isSynced = { true }) {
        def open = unsynced(count, isSynced).toSet()
        Map<Node, byte[]> contents = [:]
        Map<Node, Map<String, Node>> folders = [:].withDefault { [:] } as Map<Node, Map<String, Node>>
        Set<Node> ofFolders = [names[top]] as Set
        for (int i = 0; i < count; i++) {
            def change = changes[i]
            if (change.what == 'make the folder') {
                ofFolders << change.node
            }
            def isFated = i == fate.which
            if (i in open && !(isFated ? fate.bytes != 0 || fate.rest != Rest.MISSING : fate.othersKept)) {
                continue
            }
            if (change.ofNames) {
                if (change.oldName != null) {
                    folders[change.oldIn].remove(change.oldName)
                }
                change.node == null ? folders[change.in].remove(change.name) : folders[change.in].put(change.name, change.node)
            } else if (change.bytes != null) {
                contents[change.node] = written(contents[change.node] ?: new byte[0], change, isFated && i in open ? fate : null)
            } else if (change.what.startsWith('truncate')) {
                contents[change.node] = Arrays.copyOf(contents[change.node] ?: new byte[0], (int) change.offset)
            }
        }
        Map<String, byte[]> all = [:]
        collect('', names[top], folders, contents, ofFolders, all)
        all
    }

    private static byte[] written(byte[] before, Change change, Fate fate) {
        def kept = fate == null || fate.bytes < 0 ? change.bytes.length : fate.bytes
        def end = (int) change.offset + (fate == null || fate.rest == Rest.MISSING ? kept : change.bytes.length)
        def after = Arrays.copyOf(before, Math.max(before.length, end))
        if (fate?.rest == Rest.RUBBISH) {
            Arrays.fill(after, (int) change.offset + kept, end, (byte) 0x5a)
        }
        System.arraycopy(change.bytes, 0, after, (int) change.offset, kept)
        after
    }

    private void collect(String path, Node folder, Map<Node, Map<String, Node>> folders, Map<Node, byte[]> contents, Set<Node> ofFolders, Map<String, byte[]> all) {
        folders[folder].each { name, node ->
            all[path + name] = node in ofFolders ? null : contents[node] ?: new byte[0]
            collect(path + name + '/', node, folders, contents, ofFolders, all)
        }
    }

    /** Makes it so in an empty folder. */
    static void make(Map<String, byte[]> left, Path folder) {
        left.each { path, content ->
            def file = folder.resolve(path)
            content == null ? Files.createDirectory(file) : Files.write(file, content)
        }
    }
}
