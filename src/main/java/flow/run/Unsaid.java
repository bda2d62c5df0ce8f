package flow.run;

/** What tasks have left that did not write that down themselves, as one that was lost and caught: others find it in the run's own records. */
final class Unsaid {
    private final Runnable sync;
    private volatile boolean isExpected;

    /** @param sync makes what the run has written visible to other processes */
    Unsaid(Runnable sync) {
        this.sync = sync;
    }

    /** From now on there may be some. */
    void expect() {
        isExpected = true;
    }

    /** Returns when whoever starts now finds it. */
    void makeKnown() {
        if (isExpected) {
            sync.run();
        }
    }
}
