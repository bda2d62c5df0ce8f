package flow.task;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running program and all that it started, which is ended as one. Safe for use by several threads. */
final class ProcessTree {
    private final Process root;
    private final Duration patience;
    private final Set<ProcessHandle> known = new LinkedHashSet<>();

    /** @param patience how long they may take to end before they are killed */
    ProcessTree(Process root, Duration patience) {
        this.root = root;
        this.patience = patience;
        known.add(root.toHandle());
    }

    Process root() {
        return root;
    }

    /** Tells all of them to end; returns at once. Its streams stay open, for what they say last. */
    synchronized void tell() {
        look();
        known.forEach(ProcessHandle::destroy);
    }

    /** Tells all of them to end, kills those that do not, and waits for that. An interrupt makes it hurry. */
    void end() {
        tell();
        boolean wasInterrupted = false;
        try {
            awaitEnd();
        } catch (InterruptedException hurry) {
            wasInterrupted = true;
        }
        kill();
        try {
            awaitEnd();
        } catch (InterruptedException hurry) {
            wasInterrupted = true;
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same, and returns at once. */
    void endInBackground() {
        Thread ending = new Thread(this::end, "flow ending programs");
        ending.setDaemon(true);
        ending.start();
    }

    private synchronized void kill() {
        look();
        known.forEach(ProcessHandle::destroyForcibly);
    }

    /** A program that has ended does not know any more what it started, so that is noted while it runs. */
    private void look() {
        Set<ProcessHandle> found = new LinkedHashSet<>();
        known.forEach(process -> process.descendants().forEach(found::add));
        known.addAll(found);
    }

    private void awaitEnd() throws InterruptedException {
        try {
            ends().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            // They are killed next, or cannot be.
        }
    }

    private synchronized CompletableFuture<Void> ends() {
        return CompletableFuture.allOf(known.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
    }
}
