package flow.store.object;

import flow.store.Finding.Kind;
import flow.store.Findings;
import flow.store.LogFormat;
import flow.store.LogReader;
import flow.store.RecordFormat;
import flow.store.References;
import flow.store.RunEnd;
import flow.store.RunRecord;
import flow.store.StoreCorrupt;
import flow.store.ValueCheck;
import java.util.Optional;
import java.util.Set;

/** Looks at everything of a run. */
final class ObjectRunCheck {
    private static final String LOG_CURE = "Nothing but 'flow logs' needs it.";

    private final Place place;
    private final String runId;
    private final ValueCheck values;
    private final Findings findings;
    private final Set<String> thisOne;
    private Optional<RunEnd> end = Optional.empty();
    private long records;

    /** @param values gets those that it speaks of */
    ObjectRunCheck(Place place, String runId, ValueCheck values, Findings findings) {
        this.place = place;
        this.runId = runId;
        this.values = values;
        this.findings = findings;
        this.thisOne = Set.of(runId);
    }

    long records() {
        return records;
    }

    void run() {
        look(cure(), this::readStart);
        look(cure(), this::readJournal);
        look(cure(), this::readApart);
        look(LOG_CURE, this::readLog);
        look(
                "Delete the object: the run has the tags then that it had before.",
                () -> new ObjectTags(place, runId).read());
        look("Delete the object: the run can be resumed once more then.", () -> new Successor(place, runId).get());
    }

    private void look(String cure, Findings.Look look) {
        findings.look(thisOne, "", cure, look);
    }

    private String cure() {
        return "A backup or an older version of the object may have it. Else 'flow clean' takes the run away.";
    }

    private void readStart() {
        Optional<ObjectRunReader> run = ObjectRunReader.open(place, runId, () -> {});
        run.ifPresent(reader -> take(reader.start()));
        records++;
    }

    private void readJournal() {
        Segment.Row journal = Segment.Row.journal(runId);
        int known = known(journal);
        for (int number = 0; number < known; number++) {
            int one = number;
            look("The records behind it can be read.", () -> readRecords(segment(journal, one)));
        }
        look(cure(), () -> reader(journal).requireKnown(0));
        look("Delete the object: the last record says the same.", () -> {
            int written =
                    ObjectRunReader.endAside(place, runId).map(Envelope::number).orElse(0);
            if (written > known) {
                throw new StoreCorrupt(place.requests().place(journal.key(known)), "it was written and is gone");
            }
        });
    }

    private void readRecords(Segment segment) {
        for (byte[] text : segment.texts()) {
            take(RecordFormat.read(text, place.requests().place(segment.key())));
            records++;
        }
    }

    private void take(RunRecord record) {
        if (record instanceof RunEnd last) {
            end = Optional.of(last);
        }
        References.named(record).forEach(named -> values.add(runId, named));
    }

    private void readLog() {
        Segment.Row log = Segment.Row.log(runId);
        int known = known(log);
        for (int number = 0; number < known; number++) {
            int one = number;
            look(LOG_CURE, () -> {
                Segment segment = segment(log, one);
                segment.texts()
                        .forEach(text -> LogFormat.read(text, place.requests().place(segment.key())));
            });
        }
        look(LOG_CURE, () -> reader(log).requireKnown(0));
        long least = end.map(RunEnd::log).orElse(0L);
        if (known < least) {
            findings.add(
                    Kind.DAMAGED,
                    thisOne,
                    place.requests().place(log.key(known)) + " is damaged: it was written and is gone",
                    LOG_CURE);
        }
    }

    private void readApart() {
        TasksApart apart = new TasksApart(place, runId);
        apart.records().forEach(record -> {
            take(record);
            records++;
        });
        apart.logs()
                .values()
                .forEach(log -> look(LOG_CURE, () -> {
                    try (LogReader lines = log.get()) {
                        while (lines.next() != null) {
                            continue;
                        }
                    }
                }));
    }

    private int known(Segment.Row row) {
        return reader(row).known();
    }

    private SegmentReader reader(Segment.Row row) {
        SegmentReader segments = new SegmentReader(place, row);
        segments.lookAgain();
        return segments;
    }

    private Segment segment(Segment.Row row, int number) {
        return Segment.read(place, row, number)
                .orElseThrow(
                        () -> new StoreCorrupt(place.requests().place(row.key(number)), "it was written and is gone"));
    }
}
