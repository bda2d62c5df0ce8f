package flow.store.object;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Requests that are made at the same time, by threads that are there only while they are needed and hold no process back. */
final class Transfers {
    /** So many hide that an answer takes long, and do not ask too much of a small service. */
    static final int AT_ONCE = 32;

    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    Transfers() {
        threads = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Transfers::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "flow-transfer");
        thread.setDaemon(true);
        return thread;
    }

    <T> Future<T> start(Callable<T> transfer) {
        return threads.submit(transfer);
    }

    /** What it came to, once it is over; its failure as if this thread had met it. An interruption does not cut it short. */
    static <T> T result(Future<T> transfer) {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return transfer.get();
                } catch (InterruptedException later) {
                    isInterrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException met) {
                throw met;
            }
            if (failed.getCause() instanceof Error exhausted) {
                throw exhausted;
            }
            throw new IllegalStateException("a transfer fails with what the store throws", failed.getCause());
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
