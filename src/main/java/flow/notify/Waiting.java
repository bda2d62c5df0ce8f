package flow.notify;

import java.time.Duration;

/** The time that passes while messages are sent. */
public interface Waiting {
    /** By the machine's clock. */
    Waiting REAL = new Waiting() {
        @Override
        public long nanoseconds() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
            Thread.sleep(length.toMillis());
        }
    };

    /** Since some moment. */
    long nanoseconds();

    void pause(Duration length) throws InterruptedException;
}
