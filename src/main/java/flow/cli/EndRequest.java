package flow.cli;

import org.jspecify.annotations.Nullable;

/** Remembers that the process was told to end, for work that asks for it between two steps. */
final class EndRequest implements Endings.Endable {
    private volatile @Nullable ExitCode code;
    private final @Nullable Thread waiting;

    private EndRequest(@Nullable Thread waiting) {
        this.waiting = waiting;
    }

    /** Of work that goes on to its next step. */
    static EndRequest noticed() {
        return new EndRequest(null);
    }

    /** Of a thread that does nothing but wait, and need not. */
    static EndRequest waking(Thread thread) {
        return new EndRequest(thread);
    }

    @Override
    public void told(ExitCode signal) {
        code = signal;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    @Override
    public boolean exits(Thread caller) {
        return false;
    }

    boolean isThere() {
        return code != null;
    }

    /** What the process ends with; of work that stopped for another reason, that it was interrupted. */
    ExitCode code() {
        ExitCode told = code;
        return told == null ? ExitCode.INTERRUPTED : told;
    }
}
