package flow.store.object;

import flow.store.StoreFailure;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Requests that failed are made again: {@value #MOST} times at most, after a random time below a limit that doubles from 50 ms up to
 * 5 s, so that those who failed together do not come back together. With one request in ten failing, one in a hundred millions fails for good.
 *
 * @param sleep waits; its caller is interrupted when it is no longer wanted
 */
record Retries(RandomGenerator random, Sleep sleep) {
    static final int MOST = 8;

    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** How time passes. */
    interface Sleep {
        void sleep(Duration time) throws InterruptedException;
    }

    /** A request, which may be told that it is made again. */
    interface Request<T> {
        /** @param isAgain whether it may have been done before, and only its answer was lost */
        T make(boolean isAgain);
    }

    static Retries ofSystem(RandomGenerator random) {
        return new Retries(random, time -> Thread.sleep(time.toMillis()));
    }

    <T> T make(Supplier<T> request) {
        return make(isAgain -> request.get());
    }

    /** @throws StoreFailure when it failed for good */
    <T> T make(Request<T> request) {
        for (int failed = 0; ; failed++) {
            try {
                return request.make(failed > 0);
            } catch (BucketFault fault) {
                if (!fault.isPassing()) {
                    throw new StoreFailure(fault.getMessage());
                }
                if (failed + 1 == MOST) {
                    throw new StoreFailure(fault.getMessage() + " It was tried " + MOST + " times.");
                }
                pause(failed, String.valueOf(fault.getMessage()));
            } catch (OutOfMemoryError exhausted) {
                // A body beside may have used up the memory, and is about to fail of that.
                if (failed + 1 == MOST) {
                    throw exhausted;
                }
                pause(failed, "there is no memory left for a request");
            }
        }
    }

    private void pause(int failed, String fault) {
        Duration limit = FIRST.multipliedBy(1L << failed);
        long most = (limit.compareTo(LONGEST) < 0 ? limit : LONGEST).toMillis();
        try {
            sleep.sleep(Duration.ofMillis(random.nextLong(most + 1)));
        } catch (InterruptedException unwanted) {
            Thread.currentThread().interrupt();
            throw new StoreFailure(fault);
        }
    }
}
