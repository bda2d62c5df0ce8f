package flow.store.object;

import flow.graph.TaskId;
import flow.store.StoreFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a run writes, on its way to the bucket: while some of it goes, what comes next is gathered, and goes together. A segment goes
 * when all values are there that were kept before its records. Segments of records go one behind the other, so that what is there is
 * always a beginning.
 */
final class Writing {
    /** In bytes; whoever adds more waits. */
    private static final long MOST_WAITING = 16L << 20;

    /** In bytes, of the texts in one segment, unless one alone is larger. */
    private static final long LARGEST_SEGMENT = 4L << 20;

    /** Segments of a long run are further apart, so that it does not have too many of them to be read: 2 ms for each that there is, at most 2 s. */
    private static final long APART_NANOS = 2_000_000;

    private static final long MOST_APART_NANOS = 2_000_000_000L;

    /** What an attempt prints in a process of its own goes as often. */
    private static final long LOG_APART_NANOS = 3_000_000_000L;

    /** What goes together. */
    private record Batch(long ticket, List<Future<String>> values, List<byte[]> records, List<byte[]> lines) {}

    private final Requests requests;
    private final Transfers transfers;
    private final Segment.Row journal;
    private final Segment.Row log;
    private final String by;
    private final long leastApart;
    private List<Future<String>> values = new ArrayList<>();
    private List<byte[]> records = new ArrayList<>();
    private List<byte[]> lines = new ArrayList<>();
    private long waiting;
    private long written;
    private long synced;
    private boolean isUrgent;
    private boolean isClosing;
    private boolean isOver;
    private int journalSegments;
    private int logSegments;
    private @Nullable StoreFailure broken;

    /**
     * @param by what its writer is called
     * @param leastApart in nanoseconds; how far segments are apart at least
     */
    private Writing(Place place, Segment.Row journal, Segment.Row log, String by, long leastApart) {
        this.requests = place.requests();
        this.transfers = place.transfers();
        this.journal = journal;
        this.log = log;
        this.by = by;
        this.leastApart = leastApart;
    }

    /** Of a run. */
    static Writing ofRun(Place place, String runId) {
        return new Writing(place, Segment.Row.journal(runId), Segment.Row.log(runId), Names.ofWriter(), 0);
    }

    /** Of one attempt, whose records go elsewhere. Others see what it prints some seconds later, or at its end. */
    static Writing ofAttempt(Place place, String runId, TaskId task, int attempt) {
        String by = Names.ofWriter();
        Segment.Row log = new TasksApart(place, runId).log(task, attempt, by);
        return new Writing(place, Segment.Row.journal(runId), log, by, LOG_APART_NANOS);
    }

    /** Writes what there is before the run can be seen. */
    void first(List<Future<String>> kept, List<byte[]> inherited) {
        kept.forEach(Transfers::result);
        for (List<byte[]> part : parts(inherited)) {
            append(journal, journalSegments, part);
            journalSegments++;
        }
    }

    /** Goes on in a thread of its own. */
    void begin() {
        Thread thread = new Thread(this::write, "flow-store");
        thread.setDaemon(true);
        thread.start();
    }

    synchronized void value(Future<String> going) {
        values.add(going);
        written++;
    }

    synchronized void record(byte[] record) {
        add(records, record);
    }

    synchronized void lines(byte[] text) {
        add(lines, text);
    }

    private void add(List<byte[]> to, byte... text) {
        boolean isInterrupted = false;
        requireSound();
        while (waiting > MOST_WAITING) {
            isInterrupted |= isInterruptedWhileWaiting();
            requireSound();
        }
        to.add(text);
        waiting += text.length;
        written++;
        notifyAll();
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws StoreFailure when something could not be written, and from then on */
    synchronized void requireSound() {
        if (broken != null) {
            throw broken.again();
        }
    }

    /** Returns when all that was added before the call is there. */
    synchronized void sync() {
        sync(false);
    }

    /** How many segments of lines there are once all that was added is there, which is done at once. */
    synchronized int syncedLog() {
        sync(true);
        return logSegments;
    }

    /** How many segments of records there are. */
    synchronized int journalSegments() {
        return journalSegments;
    }

    private void sync(boolean atOnce) {
        long needed = written;
        boolean isInterrupted = false;
        isUrgent |= atOnce;
        notifyAll();
        while (synced < needed && broken == null) {
            isInterrupted |= isInterruptedWhileWaiting();
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        requireSound();
    }

    private boolean isInterruptedWhileWaiting() {
        try {
            wait();
            return false;
        } catch (InterruptedException later) {
            return true;
        }
    }

    /** Writes what is left, if it can; nothing is added any more. */
    synchronized void close() {
        isClosing = true;
        isUrgent = true;
        notifyAll();
        boolean isInterrupted = false;
        while (!isOver) {
            isInterrupted |= isInterruptedWhileWaiting();
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            for (Batch batch = next(); batch != null; batch = next()) {
                write(batch);
                done(batch);
            }
        } catch (StoreFailure failed) {
            fail(failed);
        } catch (Throwable unexpected) {
            // Whatever uses up the memory may be met here, too; nobody is to wait for a thread that is gone.
            fail(new StoreFailure(requests.place() + " cannot be written: " + unexpected));
        } finally {
            end();
        }
    }

    /** Waits for one; null when none will come. */
    private synchronized @Nullable Batch next() {
        try {
            while (written == synced && !isClosing) {
                wait();
            }
            long from = System.nanoTime();
            long apart = Math.max(leastApart, Math.min(MOST_APART_NANOS, journalSegments * APART_NANOS));
            for (long left = apart; left > 0 && !isUrgent; left = from + apart - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException nobodyDoes) {
            throw new IllegalStateException("this thread is nobody else's", nobodyDoes);
        }
        if (written == synced) {
            return null;
        }
        isUrgent = false;
        Batch batch = new Batch(written, values, records, lines);
        values = new ArrayList<>();
        records = new ArrayList<>();
        lines = new ArrayList<>();
        return batch;
    }

    private void write(Batch batch) {
        Future<Integer> printed = Scarcity.insistently(() -> transfers.start(() -> writeLog(batch.lines())));
        try {
            batch.values().forEach(Transfers::result);
            for (List<byte[]> part : parts(batch.records())) {
                append(journal, journalSegments, part);
                setJournalSegments(journalSegments + 1);
            }
        } finally {
            setLogSegments(Transfers.result(printed));
        }
    }

    private int writeLog(List<byte[]> all) {
        int number = logSegments;
        for (List<byte[]> part : parts(all)) {
            append(log, number, part);
            number++;
        }
        return number;
    }

    private void append(Segment.Row row, int number, List<byte[]> texts) {
        // Written once more, it is known as one's own.
        if (!Scarcity.insistently(() ->
                requests.create(row.key(number), segment(row, number, texts).written()))) {
            throw new StoreFailure("run " + row.runId() + " was taken for lost and went on elsewhere: "
                    + requests.place(row.key(number)) + " is somebody else's. 'flow runs' shows where.");
        }
    }

    private Segment segment(Segment.Row row, int number, List<byte[]> texts) {
        return new Segment(row, number, by, texts);
    }

    private static List<List<byte[]>> parts(List<byte[]> all) {
        List<List<byte[]>> parts = new ArrayList<>();
        long size = LARGEST_SEGMENT;
        for (byte[] text : all) {
            if (size + text.length > LARGEST_SEGMENT) {
                parts.add(new ArrayList<>());
                size = 0;
            }
            parts.get(parts.size() - 1).add(text);
            size += text.length;
        }
        return parts;
    }

    private synchronized void setJournalSegments(int number) {
        journalSegments = number;
    }

    private synchronized void setLogSegments(int number) {
        logSegments = number;
    }

    private synchronized void done(Batch batch) {
        synced = batch.ticket();
        waiting -= size(batch.records()) + size(batch.lines());
        notifyAll();
    }

    private static long size(List<byte[]> texts) {
        return texts.stream().mapToLong(text -> text.length).sum();
    }

    private synchronized void fail(StoreFailure failure) {
        broken = failure;
        notifyAll();
    }

    private synchronized void end() {
        isOver = true;
        notifyAll();
    }
}
