package flow.store.object;

import flow.store.Holder;
import flow.store.RunLocked;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The locks of a place, and those that this process holds, which it renews. */
final class Leases {
    /** How long one holds without being renewed. */
    static final Duration LENGTH = Duration.ofSeconds(30);

    private static final int RENEWALS_IN_LENGTH = 3;

    /** Who was seen to hold one. */
    private record Seen(String key, int number, boolean isLive, String holder) {}

    private final Requests requests;
    private final Duration length;
    private final Set<Lease> held = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, Leases::thread);

    Leases(Requests requests, Duration length) {
        this.requests = requests;
        this.length = length;
        // Its thread is gone a while after the last lease is.
        clock.setKeepAliveTime(1, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        clock.setRemoveOnCancelPolicy(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "flow-leases");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * One that nobody else ever asks for.
     *
     * @throws StoreFailure when somebody did
     */
    Lease takeNew(String prefix) {
        Lease lease = new Lease(this, requests, prefix, 0);
        if (!lease.take()) {
            throw new StoreFailure(requests.place(prefix) + " is somebody else's.");
        }
        return lease;
    }

    /**
     * @param what the beginning of a sentence that goes on with who does it: {@code run x is being written}
     * @throws RunLocked when somebody holds it
     */
    Lease take(String prefix, String what) {
        List<Seen> before = seen(prefix);
        requireFree(before, what);
        int number = before.stream().mapToInt(Seen::number).max().orElse(-1) + 1;
        Lease lease = new Lease(this, requests, prefix, number);
        if (!lease.take()) {
            throw Lease.locked(what, "another process");
        }
        try {
            // Who asks at the same time, from an older list, may have created another one: then neither has it.
            requireFree(
                    seen(prefix).stream()
                            .filter(other -> !lease.is(other.key()))
                            .toList(),
                    what);
            requests.delete(before.stream().map(Seen::key).toList());
            return lease;
        } catch (RuntimeException failed) {
            lease.close();
            throw failed;
        }
    }

    /** @throws RunLocked with that text and who holds it */
    void requireFree(String prefix, String what) {
        requireFree(seen(prefix), what);
    }

    private static void requireFree(List<Seen> all, String what) {
        for (Seen one : all) {
            if (one.isLive()) {
                throw Lease.locked(what, one.holder());
            }
        }
    }

    /**
     * Does something while nobody else holds it.
     *
     * @param what as in {@link #take}
     * @throws RunLocked when somebody holds it
     */
    <T> T holding(String prefix, String what, Supplier<T> work) {
        Lease lease = take(prefix, what);
        try {
            return work.get();
        } finally {
            lease.close();
        }
    }

    /** Who holds it, for the end of a sentence; empty when it is free. */
    Optional<String> holder(String prefix) {
        return seen(prefix).stream().filter(Seen::isLive).map(Seen::holder).findFirst();
    }

    private List<Seen> seen(String prefix) {
        List<Seen> all = new ArrayList<>();
        for (Bucket.Entry entry : requests.list(prefix)) {
            int number = Keys.number(prefix, entry.key());
            if (number >= 0) {
                all.add(seen(entry, prefix, number));
            }
        }
        return all;
    }

    /** Of one that cannot be read nobody knows that it is free. */
    private Seen seen(Bucket.Entry entry, String prefix, int number) {
        String key = entry.key();
        Optional<byte[]> content = entry.age().compareTo(length) < 0 ? requests.get(key) : Optional.empty();
        Optional<Holder> holder = content.flatMap(there -> holder(there, key, prefix, number));
        boolean isLive = content.isPresent() && holder.map(Holder::mayLive).orElse(true);
        return new Seen(key, number, isLive, holder.map(Holder::toString).orElse("another process"));
    }

    private Optional<Holder> holder(byte[] bytes, String key, String prefix, int number) {
        try {
            return Envelope.read(bytes, requests.place(key), "lease", prefix, number).texts().stream()
                    .findFirst()
                    .flatMap(Holder::read);
        } catch (StoreCorrupt unreadable) {
            return Optional.empty();
        }
    }

    void keep(Lease lease) {
        held.add(lease);
        later(lease);
    }

    private void later(Lease lease) {
        clock.schedule(() -> renew(lease), length.toMillis() / RENEWALS_IN_LENGTH, TimeUnit.MILLISECONDS);
    }

    private void renew(Lease lease) {
        if (!held.contains(lease)) {
            return;
        }
        try {
            lease.renew();
        } catch (RuntimeException later) {
            // Whoever takes what it protects sees to it that its holder cannot go on: see Segment and ObjectStore.
        }
        if (held.contains(lease)) {
            later(lease);
            return;
        }
        lease.forget();
    }

    /** Whether it was held. */
    boolean drop(Lease lease) {
        return held.remove(lease);
    }
}
