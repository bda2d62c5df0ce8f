package flow.store;

import java.util.List;

/** All runs of a place, written and read by any number of processes at once. */
public interface Store {

    /**
     * Begins a run under a new id. It can be read from now on; whoever called writes it until it is closed, and nobody else can.
     *
     * @param start its first record; large parameters are taken out of it and kept like artifacts
     * @throws StoreFailure when the place cannot be written; nothing is left behind
     */
    RunWriter create(RunStart start);

    /** The ids of all runs, oldest first. */
    List<String> runIds();

    /**
     * @throws StoreFailure when there is no such run
     * @throws StoreCorrupt when its first record cannot be read
     */
    RunReader open(String runId);
}
