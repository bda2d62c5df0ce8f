package flow.argo;

/** What the interpreter does not know it refuses, so that nothing runs here which Argo may run in another way. */
final class Known {
    private Known() {}

    static void require(boolean isKnown, String what) {
        if (!isKnown) {
            throw new UnsupportedOperationException("the interpreter does not know " + what);
        }
    }
}
