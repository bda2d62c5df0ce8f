package flow.cli;

import java.util.function.Supplier;

/** What may end the process from outside of a command: signals, and {@code System.exit} in a script. */
interface Endings {

    /** Nothing does. */
    Endings NONE = new Endings() {
        @Override
        public <R> R during(Endable run, Supplier<R> work) {
            return work.get();
        }
    };

    /** A run that can be told to end. Called by any thread; does not wait until it has ended. */
    interface Endable {

        /** @param code of the signal that wants the process to end */
        void told(ExitCode code);

        /**
         * @param caller a thread that is in {@code System.exit}; it will never return from there
         * @return whether it worked for a task, whose failure tells about it
         */
        boolean exits(Thread caller);
    }

    /** Does the work of a run, which is told meanwhile of what wants to end the process; the process waits for it. */
    <R> R during(Endable run, Supplier<R> work);
}
