package flow.cli;

/** The signals by which people and systems end a process in an orderly way. */
enum EndSignal {
    /** The terminal is gone. */
    HUP(ExitCode.HUNG_UP),
    /** Ctrl-C. */
    INT(ExitCode.INTERRUPTED),
    TERM(ExitCode.TERMINATED);

    private final ExitCode code;

    EndSignal(ExitCode code) {
        this.code = code;
    }

    ExitCode code() {
        return code;
    }
}
