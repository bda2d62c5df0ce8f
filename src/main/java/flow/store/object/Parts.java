package flow.store.object;

import flow.store.StoreFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;

/** Large values go and come in parts, some of them at a time. */
final class Parts {
    /** In bytes; of a part that goes or comes. */
    static final int USUAL = 8 << 20;

    /** Of one object: what services allow at most. */
    private static final int MOST = 10_000;

    /** How many parts of one value are in memory. */
    private static final int AT_ONCE = 4;

    private final Requests requests;
    private final Transfers transfers;

    Parts(Requests requests, Transfers transfers) {
        this.requests = requests;
        this.transfers = transfers;
    }

    /** Bytes that can be asked for by their place. */
    interface Source {
        byte[] read(long from, int most);
    }

    /** What wants parts, in their order. */
    interface Sink<E extends Exception> {
        void take(long at, byte[] part) throws E;
    }

    /** Writes an object; what is there of it is taken away when that fails. */
    void send(String key, long size, Source source) {
        String upload = requests.begin(key);
        Deque<Future<String>> going = new ArrayDeque<>();
        try {
            requests.complete(key, upload, sent(key, upload, size, source, going), size);
        } catch (RuntimeException failed) {
            // One that arrives behind the end would stay.
            going.forEach(Parts::await);
            giveUp(key, upload);
            throw failed;
        }
    }

    private static void await(Future<String> part) {
        try {
            Transfers.result(part);
        } catch (RuntimeException failedAsWell) {
            return;
        }
    }

    private List<String> sent(String key, String upload, long size, Source source, Deque<Future<String>> going) {
        int length = partSize(size);
        List<String> parts = new ArrayList<>();
        int number = 1;
        for (long at = 0; at < size; at += length) {
            if (going.size() == AT_ONCE) {
                parts.add(Transfers.result(going.remove()));
            }
            byte[] part = source.read(at, length);
            int its = number++;
            going.add(transfers.start(() -> requests.part(key, upload, its, part)));
        }
        for (Future<String> last : going) {
            parts.add(Transfers.result(last));
        }
        return parts;
    }

    static int partSize(long size) {
        long least = (size + MOST - 1) / MOST;
        return Math.toIntExact(Math.max(USUAL, least));
    }

    private void giveUp(String key, String upload) {
        try {
            requests.abort(key, upload);
        } catch (StoreFailure stays) {
            return;
        }
    }

    /**
     * Reads an object.
     *
     * @param size that it must have
     * @return whether it is there and has that size; what was given before may be wrong if not
     * @throws E what the sink throws
     */
    <E extends Exception> boolean receive(String key, long size, Sink<E> sink) throws E {
        Deque<Future<byte[]>> coming = new ArrayDeque<>();
        long asked = 0;
        for (long at = 0; at < size; at += USUAL) {
            while (coming.size() < AT_ONCE && asked < size) {
                long from = asked;
                int length = (int) Math.min(USUAL, size - from);
                coming.add(transfers.start(() -> requests.get(key, from, length).orElse(new byte[0])));
                asked += length;
            }
            byte[] part = Transfers.result(coming.remove());
            if (part.length != Math.min(USUAL, size - at)) {
                return false;
            }
            sink.take(at, part);
        }
        return true;
    }
}
