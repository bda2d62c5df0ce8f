package flow.artifact

/** Runs something on a stack of its own size. */
class ResultOf {
    private Object result
    private final Thread thread

    ResultOf(Closure<?> work, int stackInKilobytes) {
        thread = new Thread(null, { result = outcome(work) }, 'small stack', stackInKilobytes * 1024L)
        thread.start()
    }

    /** What it gave or threw. */
    Object await() {
        thread.join()
        result
    }

    private static Object outcome(Closure<?> work) {
        try {
            work.call()
        } catch (Throwable thrown) {
            thrown
        }
    }
}
