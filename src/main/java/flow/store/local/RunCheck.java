package flow.store.local;

import flow.store.Amount;
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
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at everything in the folder of a run. */
final class RunCheck {
    private static final Set<String> NAMES = Set.of(
            "journal", "log", "lock", "tags", "tags.lock", "resumed", "resume.lock", "tasks", "tasks.lock", "end");

    private final String runId;
    private final Path folder;
    private final Disk disk;
    private final ValueCheck values;
    private final Findings findings;
    private final Set<String> thisOne;
    private Amount leftovers = Amount.NONE;
    private Optional<RunEnd> end = Optional.empty();
    private long records;

    /** @param values gets those that it speaks of */
    RunCheck(String runId, Path folder, Disk disk, ValueCheck values, Findings findings) {
        this.runId = runId;
        this.folder = folder;
        this.disk = disk;
        this.values = values;
        this.findings = findings;
        this.thisOne = Set.of(runId);
    }

    void run() throws IOException {
        // Asked first: what a run that is over by then cut off, it cut off for good.
        boolean isOver = RunLock.holder(RunFolder.lockOf(folder), disk).isEmpty();
        List<Path> names = Names.in(folder);
        look(cure(), () -> readJournal(isOver));
        look(cure(), this::readApart);
        look("Nothing but 'flow logs' needs it.", () -> readLog(isOver));
        look("Delete the file: the run has the tags then that it began with.", () -> new TagFile(folder, disk).read());
        look(
                "Delete the file: the run can be resumed once more then.",
                () -> ResumedRun.successor(runId, folder, disk));
        for (Path path : names) {
            lookAt(path);
        }
    }

    long records() {
        return records;
    }

    Amount leftovers() {
        return leftovers;
    }

    private void look(String cure, Findings.Look look) {
        findings.look(thisOne, "", cure, look);
    }

    private void readJournal(boolean isOver) {
        Path journal = RunFolder.journalOf(folder);
        JournalReader reader = JournalReader.open(journal, Head.ofJournal(runId));
        while (reader != null) {
            reader = readRecords(journal, reader, isOver);
        }
    }

    /** @return what stands behind damage at which it stopped; null at the end */
    private @Nullable JournalReader readRecords(Path journal, JournalReader reader, boolean isOver) {
        try (reader) {
            for (byte[] payload = reader.next(); payload != null; payload = reader.next()) {
                byte[] record = payload;
                look("The records behind it can be read.", () -> take(RecordFormat.read(record, reader.place())));
                records++;
            }
            if (records == 0) {
                throw new StoreCorrupt(reader.place(), "the run's first record did not reach the disk");
            }
            tellCutOff(
                    isOver,
                    journal,
                    reader.offset(),
                    reader.cutOff(),
                    "'flow resume' does again what it may have said.");
            return null;
        } catch (StoreCorrupt damage) {
            findings.add(Kind.DAMAGED, thisOne, damage.getMessage(), cure());
            return reader.behindDamage();
        }
    }

    private String cure() {
        return "A backup may have it. Else delete " + folder + ": 'flow clean' takes away what only that run spoke of.";
    }

    private void take(RunRecord record) {
        if (record instanceof RunEnd last) {
            end = Optional.of(last);
        }
        References.named(record).forEach(named -> values.add(runId, named));
    }

    private void readApart() {
        TasksApart apart = new TasksApart(runId, folder, disk);
        apart.records().forEach(record -> {
            take(record);
            records++;
        });
        apart.end().ifPresent(this::take);
        apart.logs()
                .values()
                .forEach(log -> look("Nothing but 'flow logs' needs it.", () -> {
                    try (LogReader lines = log.get()) {
                        while (lines.next() != null) {
                            continue;
                        }
                    }
                }));
    }

    private void readLog(boolean isOver) {
        Path log = RunFolder.logOf(folder);
        JournalReader behind = null;
        try (LocalLogReader lines = new LocalLogReader(log, Head.ofLog(runId), () -> end)) {
            try {
                while (lines.next() != null) {
                    continue;
                }
                tellCutOff(isOver, log, lines.offset(), lines.cutOff(), "");
            } catch (StoreCorrupt damage) {
                behind = tellLogDamage(damage, lines.behindDamage());
            }
        }
        while (behind != null) {
            behind = readLines(behind);
        }
    }

    private @Nullable JournalReader readLines(JournalReader reader) {
        try (reader) {
            for (byte[] payload = reader.next(); payload != null; payload = reader.next()) {
                LogFormat.read(payload, reader.place());
            }
            return null;
        } catch (StoreCorrupt damage) {
            return tellLogDamage(damage, reader.behindDamage());
        }
    }

    private @Nullable JournalReader tellLogDamage(StoreCorrupt damage, @Nullable JournalReader behind) {
        findings.add(Kind.DAMAGED, thisOne, damage.getMessage(), "Nothing but 'flow logs' needs it.");
        return behind;
    }

    private void tellCutOff(boolean isOver, Path file, long offset, long rest, String cure) {
        if (isOver && rest > 0) {
            String what =
                    file + " (byte " + offset + "): the last write was cut off, " + rest + " bytes of it are there";
            findings.add(Kind.CUT_OFF, thisOne, what, cure);
        }
    }

    private void lookAt(Path path) throws IOException {
        String name = path.getFileName().toString();
        if (WholeFiles.isAside(name)) {
            leftovers = leftovers.and(Trees.size(path));
            return;
        }
        if (!NAMES.contains(name)) {
            findings.add(Kind.UNKNOWN, thisOne, path + " is no file of flow's", "");
        }
    }
}
