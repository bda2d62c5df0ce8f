package flow.store.object;

import flow.store.RunIds;
import flow.store.RunLocked;
import flow.store.RunReader;
import flow.store.StoreCorrupt;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What everything in a place goes through. */
record Place(Requests requests, Transfers transfers, Values values, Leases leases) {

    /**
     * A small object of which it is known what it must be; empty when there is none.
     *
     * @throws StoreCorrupt when it is not what was written there, also when it is asked for once more
     */
    Optional<Envelope> read(String key, String is, String about, int number) {
        return read(key, bytes -> Envelope.read(bytes, requests.place(key), is, about, number));
    }

    /** The same of whatever number. */
    Optional<Envelope> read(String key, String is, String about) {
        return read(key, bytes -> Envelope.read(bytes, requests.place(key), is, about));
    }

    private Optional<Envelope> read(String key, Function<byte[], Envelope> reading) {
        try {
            return requests.get(key).map(reading);
        } catch (StoreCorrupt onItsWay) {
            return requests.get(key).map(reading);
        }
    }

    /** Whether there was none of that key. */
    boolean create(String key, String is, String about, int number, List<byte[]> texts) {
        return requests.create(key, new Envelope(is, about, number, Names.ofWriter(), texts).written());
    }

    /** In the place of what was there. */
    void put(String key, String is, String about, int number, List<byte[]> texts) {
        requests.put(key, new Envelope(is, about, number, Names.ofWriter(), texts).written());
    }

    /** Who writes a run, for the end of a sentence; of one that a deployment makes, until it is over, whoever makes its tasks. */
    Optional<String> writer(String runId) {
        if (!RunIds.isDeployed(runId)) {
            return leases.holder(Keys.writing(runId));
        }
        // It is not read, so that one with a damaged end is over, too.
        return requests.look(Keys.end(runId)).isPresent() ? Optional.empty() : Optional.of(RunReader.ARGO);
    }

    /** @throws RunLocked when a run is still being written */
    void requireOver(String runId) {
        writer(runId).ifPresent(who -> {
            throw Lease.locked("run " + runId + " is being written", who);
        });
    }
}
