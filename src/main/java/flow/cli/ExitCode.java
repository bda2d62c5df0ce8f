package flow.cli;

/** What the process says when it ends (product.md §3). */
enum ExitCode {
    OK(0),
    RUN_FAILED(1),
    USAGE(2),
    INVALID_SCRIPT(3),
    REFUSED(4),
    LOCKED(5),
    INFRASTRUCTURE(6),
    CORRUPT(7),
    /** Of {@code flow task} alone: the task failed, and another attempt would fail like that. */
    FAILED_FOR_GOOD(78),
    HUNG_UP(129),
    INTERRUPTED(130),
    TERMINATED(143);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
