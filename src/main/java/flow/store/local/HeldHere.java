package flow.store.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The locks of this process, by what the system calls their files. To the system a lock belongs to the process: closing any
 * other handle of a locked file would give it back, so a file in here is never opened. What is loaded twice has two of every
 * static field, so they stand where the process has only one place: among the system properties.
 */
final class HeldHere {
    /** Whoever takes, asks for or gives back a lock has it meanwhile: a text that is in the program is there once, too. */
    static final Object TURN = "flow.store.local: the locks of this process";

    private static final String NAME = "flow.lock ";

    /** Also of those whose holders were forgotten: else the system could give their places to other files. */
    private static final Map<String, RandomAccessFile> FILES = new ConcurrentHashMap<>();

    private HeldHere() {}

    /** @throws java.nio.file.NoSuchFileException when it is not there */
    static String key(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return NAME + (key == null ? file.toRealPath() : key);
    }

    static boolean has(String key) {
        return System.getProperty(key) != null;
    }

    /** Whether it was not there. */
    static boolean add(String key) {
        return System.getProperties().putIfAbsent(key, "held") == null;
    }

    /** It stays open until the lock is given back. */
    static void keep(String key, RandomAccessFile file) {
        FILES.put(key, file);
    }

    static void remove(String key) {
        FILES.remove(key);
        System.clearProperty(key);
    }
}
