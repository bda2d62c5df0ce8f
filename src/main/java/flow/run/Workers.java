package flow.run;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of a run. The coordinator bounds how many are busy; here there is always one for what it starts, also beside
 * bodies that were given up but do not end. Each has a thread group of its own, by which the threads that a body starts are known.
 * Only the coordinator's thread calls this.
 */
final class Workers implements AutoCloseable {
    private static final int IDLE_SECONDS = 10;
    private static final String NAME = "flow worker";

    private final ThreadPoolExecutor threads;
    private int busy;

    Workers() {
        threads = new ThreadPoolExecutor(
                1, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(new ThreadGroup(NAME), work, NAME);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    void start(Runnable work) {
        busy++;
        if (busy > threads.getCorePoolSize()) {
            threads.setCorePoolSize(busy);
        }
        threads.execute(work);
    }

    /** Something that was started has ended, as the last thing that its thread did. */
    void ended() {
        busy--;
    }

    /** Threads that are still busy are left alone; none of them keeps the process alive. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
