package flow.store.object;

import flow.artifact.Encoded;
import flow.store.ArtifactRef;
import flow.store.StoreCorrupt;
import flow.store.StoredValues;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Values that are kept under their digests. Those on their way there can be read already, from memory, and those that were read a
 * short while ago as well.
 */
final class Values implements StoredValues {
    /** In bytes: up to so many a value goes by one request, and is in memory as a whole. */
    static final int LARGEST_WHOLE = 8 << 20;

    /**
     * How old a large value may be that whoever keeps it takes to be there: half the least time for which cleaning leaves alone
     * what no record speaks of. An older one is written once more, as small ones always are.
     */
    static final Duration YOUNG = Cleaning.LEAST_GRACE.dividedBy(2);

    private final Requests requests;
    private final Transfers transfers;
    private final Parts parts;
    private final Room room = new Room();
    private final Recent recent = new Recent();
    private final Map<String, byte[]> going = new ConcurrentHashMap<>();

    Values(Requests requests, Transfers transfers) {
        this.requests = requests;
        this.transfers = transfers;
        this.parts = new Parts(requests, transfers);
    }

    /** Begins to keep it, and waits only while too much is on its way or where it is large; the result says that it is there. */
    Future<String> keep(ArtifactRef ref, byte[] bytes) {
        String key = Keys.value(ref.digest());
        if (bytes.length > LARGEST_WHOLE) {
            sendLarge(
                    key,
                    bytes.length,
                    (from, most) -> Arrays.copyOfRange(bytes, (int) from, (int) Math.min(bytes.length, from + most)));
            return CompletableFuture.completedFuture(key);
        }
        room.take(bytes.length);
        going.put(key, bytes);
        return transfers.start(() -> {
            try {
                requests.put(key, bytes);
                return key;
            } finally {
                going.remove(key);
                room.give(bytes.length);
            }
        });
    }

    /**
     * Keeps what comes, and returns when it is there.
     *
     * @throws IOException when the content cannot be read
     */
    ArtifactRef keep(String encoding, InputStream content) throws IOException {
        MessageDigest digest = Encoded.digestOf(encoding);
        try (Spool spool = Spool.create()) {
            spool.take(content, digest);
            ArtifactRef ref = ArtifactRef.elsewhere(encoding, Encoded.spelled(digest), spool.size());
            String key = Keys.value(ref.digest());
            if (spool.size() > LARGEST_WHOLE) {
                sendLarge(key, spool.size(), spool::read);
            } else {
                requests.put(key, spool.read(0, LARGEST_WHOLE));
            }
            return ref;
        }
    }

    private void sendLarge(String key, long size, Parts.Source source) {
        Optional<Bucket.Entry> there = requests.look(key);
        boolean isThere = there.isPresent()
                && there.get().size() == size
                && there.get().age().compareTo(YOUNG) < 0;
        if (!isThere) {
            parts.send(key, size, source);
        }
    }

    @Override
    public boolean has(ArtifactRef ref) {
        if (ref.inline() != null) {
            return true;
        }
        String key = Keys.value(ref.digest());
        return going.containsKey(key)
                || requests.look(key)
                        .filter(there -> there.size() == ref.size())
                        .isPresent();
    }

    @Override
    public Encoded read(ArtifactRef ref) {
        byte[] inline = ref.inline();
        return new Encoded(ref.encoding(), inline == null ? kept(ref) : inline);
    }

    private byte[] kept(ArtifactRef ref) {
        String key = Keys.value(ref.digest());
        byte[] here = going.get(key);
        byte[] bytes = here == null ? recent.get(key) : here.clone();
        if (bytes == null) {
            bytes = again(() -> ref.size() > LARGEST_WHOLE ? readLarge(ref, key) : readWhole(ref, key));
            recent.add(key, bytes);
        }
        return bytes;
    }

    /** What is not what was kept is asked for once more: it may have changed on its way. */
    private static <T> T again(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (StoreCorrupt onItsWay) {
            return reading.get();
        }
    }

    private byte[] readWhole(ArtifactRef ref, String key) {
        return required(ref, key, bytes(key));
    }

    private byte[] bytes(String key) {
        return requests.get(key).orElseThrow(() -> new StoreCorrupt(requests.place(key), "it was kept and is gone"));
    }

    private byte[] readLarge(ArtifactRef ref, String key) {
        if (ref.size() > Integer.MAX_VALUE - 8) {
            throw changed(key);
        }
        byte[] bytes = new byte[(int) ref.size()];
        boolean isWhole =
                parts.receive(key, ref.size(), (at, part) -> System.arraycopy(part, 0, bytes, (int) at, part.length));
        if (!isWhole) {
            throw missing(key);
        }
        return required(ref, key, bytes);
    }

    private byte[] required(ArtifactRef ref, String key, byte[] bytes) {
        if (!isWhatWasKept(ref, bytes)) {
            throw changed(key);
        }
        return bytes;
    }

    private static boolean isWhatWasKept(ArtifactRef ref, byte... bytes) {
        return bytes.length == ref.size()
                && new Encoded(ref.encoding(), bytes).digest().equals(ref.digest());
    }

    /** Large ones wait on this machine's disk until all of them is verified. */
    @Override
    public InputStream open(ArtifactRef ref) {
        if (ref.inline() != null || ref.size() <= LARGEST_WHOLE) {
            return new ByteArrayInputStream(read(ref).bytes());
        }
        return again(() -> spooled(ref));
    }

    private InputStream spooled(ArtifactRef ref) {
        Spool spool = Spool.create();
        try {
            copy(ref, spool::write);
            return spool.content();
        } catch (RuntimeException failed) {
            spool.close();
            throw failed;
        }
    }

    @Override
    public void copy(ArtifactRef ref, OutputStream to) throws IOException {
        byte[] inline = ref.inline();
        if (inline != null) {
            to.write(inline);
            return;
        }
        this.<IOException>copy(ref, (at, part) -> to.write(part));
    }

    private <E extends Exception> void copy(ArtifactRef ref, Parts.Sink<E> to) throws E {
        String key = Keys.value(ref.digest());
        MessageDigest digest = Encoded.digestOf(ref.encoding());
        boolean isWhole = parts.<E>receive(key, ref.size(), (at, part) -> {
            digest.update(part);
            to.take(at, part);
        });
        if (!isWhole) {
            throw missing(key);
        }
        if (!Encoded.spelled(digest).equals(ref.digest())) {
            throw changed(key);
        }
    }

    private StoreCorrupt missing(String key) {
        return requests.look(key).isPresent()
                ? changed(key)
                : new StoreCorrupt(requests.place(key), "it was kept and is gone");
    }

    private StoreCorrupt changed(String key) {
        return new StoreCorrupt(requests.place(key), "its content is not what was kept under that name");
    }
}
