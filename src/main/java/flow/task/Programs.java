package flow.task;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The programs that are running for an attempt, or for a whole run. Safe for use by any number of threads. */
final class Programs implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Set<ProcessTree> running = new HashSet<>();
    /** Made with the first: most attempts start none. */
    private @Nullable Mark mark;

    private boolean isOver;

    /**
     * Starts one.
     *
     * @throws InterruptedException when no more is to be started
     */
    synchronized ProcessTree start(ProcessBuilder program) throws IOException, InterruptedException {
        if (isOver) {
            throw new InterruptedException("the attempt is over");
        }
        Mark own = mark == null ? new Mark() : mark;
        mark = own;
        own.on(program.environment());
        ProcessTree started = new ProcessTree(program.start(), PATIENCE);
        running.add(started);
        return started;
    }

    synchronized void ended(ProcessTree tree) {
        running.remove(tree);
    }

    /** Tells all of them to end and sees to it in the background; none is started any more. */
    void end() {
        over().forEach(ProcessTree::endInBackground);
        Thread ending = new Thread(this::endWhatIsLeft, "flow ending programs");
        ending.setDaemon(true);
        ending.start();
    }

    /** The same, and waits until they have ended. */
    @Override
    public void close() {
        List<ProcessTree> left = over();
        left.forEach(ProcessTree::tell);
        left.forEach(ProcessTree::end);
        endWhatIsLeft();
    }

    /** What a program put into the background before it ended. */
    private void endWhatIsLeft() {
        Mark own = mark();
        if (own != null) {
            own.end(PATIENCE);
        }
    }

    private synchronized @Nullable Mark mark() {
        return mark;
    }

    /** Whether they have been told to end. */
    synchronized boolean isOver() {
        return isOver;
    }

    private synchronized List<ProcessTree> over() {
        isOver = true;
        return List.copyOf(running);
    }
}
