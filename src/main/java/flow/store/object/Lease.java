package flow.store.object;

import flow.store.Holder;
import flow.store.RunLocked;
import flow.store.StoreFailure;
import java.util.List;

/**
 * A lock that one process at a time holds. It is an object that its holder writes anew from time to time: one that was not for
 * {@link Leases#LENGTH}, by the service's own clock, is nobody's, nor is one whose holder was a process of this machine that is gone.
 */
final class Lease implements AutoCloseable {
    private final Leases leases;
    private final Requests requests;
    private final String key;
    private final byte[] content;

    Lease(Leases leases, Requests requests, String prefix, int number) {
        this.leases = leases;
        this.requests = requests;
        this.key = Keys.numbered(prefix, number);
        this.content = new Envelope(
                        "lease",
                        prefix,
                        number,
                        Names.ofWriter(),
                        List.of(Holder.here().written()))
                .written();
    }

    /** Whether it could be had; it is renewed from now on. */
    boolean take() {
        if (!requests.create(key, content)) {
            return false;
        }
        leases.keep(this);
        return true;
    }

    /** @throws RunLocked with that text and who holds it */
    static RunLocked locked(String what, String holder) {
        return new RunLocked(what + " by " + holder);
    }

    boolean is(String otherKey) {
        return key.equals(otherKey);
    }

    void renew() {
        requests.put(key, content);
    }

    @Override
    public void close() {
        if (leases.drop(this)) {
            forget();
        }
    }

    /** Where it cannot be given back now it lapses. */
    void forget() {
        try {
            requests.delete(List.of(key));
        } catch (StoreFailure lapses) {
            return;
        }
    }
}
