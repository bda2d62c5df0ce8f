package flow.store.local

import flow.graph.TaskId
import flow.store.LogLine
import flow.store.LogLine.Stream
import flow.store.LogReader
import flow.store.LogSource
import flow.store.RunEnd
import flow.store.RunWriter
import flow.store.StoreCorrupt
import flow.store.StoreFailure
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path
import java.time.InstantSource

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.done
import static flow.store.local.Runs.start

class RunLogSpec extends Specification {
    static final FIT = new LogSource(new TaskId('fit', []), 0)

    @TempDir
    Path folder
    LocalStore store
    @AutoCleanup
    RunWriter run

    def setup() {
        store = new LocalStore(folder.resolve('.flow'))
        run = store.create(start())
    }

    def "a run that prints nothing has no file for it, and an empty log"() {
        expect:
        read() == []
        !Files.exists(file)
    }

    def "lines are read in the order in which they were printed, each with whose it is"() {
        when:
        print(FIT, 'one')
        print(LogSource.RUN, 'two', 'three')
        print(FIT, 'four')

        then:
        read() == ['one', 'two', 'three', 'four']
        store.open(run.runId()).log().next().source() == FIT
    }

    def "a reader goes on where it ended, and gives every line once"() {
        given:
        def log = store.open(run.runId()).log()

        expect:
        rest(log) == []

        when:
        print(FIT, 'one', 'two')

        then:
        rest(log) == ['one', 'two']
        rest(log) == []

        when:
        print(FIT, 'three')

        then:
        rest(log) == ['three']

        cleanup:
        log.close()
    }

    def "half a line, left by a process that was killed, is not there: #kept of its bytes"() {
        given:
        print(FIT, 'one')
        def whole = Files.size(file)
        print(FIT, 'two')
        def all = Files.readAllBytes(file)

        when:
        Files.write(file, Arrays.copyOf(all, whole as int + kept))

        then:
        read() == ['one']

        where:
        kept << [1, 11, 12, 20]
    }

    def "a file that was only just created is an empty log"() {
        when:
        Files.write(file, Arrays.copyOf(Head.ofLog(run.runId()).bytes(), length))

        then:
        read() == []

        where:
        length << [0, 3, 11, 34, Head.ofLog('1m8bc0x22q3z').bytes().length]
    }

    def "the rest of a line that was being written is read once it is there"() {
        given:
        print(FIT, 'one')
        def all = Files.readAllBytes(file)
        Files.write(file, Arrays.copyOf(all, all.length - 2))
        def log = store.open(run.runId()).log()

        expect:
        rest(log) == []

        when:
        Files.write(file, all)

        then:
        rest(log) == ['one']

        cleanup:
        log.close()
    }

    def "a changed line is told, not shown"() {
        given:
        print(FIT, 'one')
        print(FIT, 'two')
        run.sync()
        def bytes = Files.readAllBytes(file)
        bytes[Head.ofLog(run.runId()).bytes().length + 14]++
        Files.write(file, bytes)

        when:
        read()

        then:
        thrown(StoreCorrupt)
    }

    def "lines that were not synced and of which a power cut left the later ones are not there, and neither is a #what"() {
        given:
        print(FIT, 'one')
        isSynced && run.sync()
        def begin = Files.size(file) as int
        print(FIT, new String(Head.ofLog(run.runId()).framing().frame(7, Promise.of(1_000_000)), 'ISO_8859_1'))
        def end = Files.size(file) as int
        print(FIT, 'three')

        when:
        Files.write(file, Files.readAllBytes(file).tap { Arrays.fill(it, isSynced ? begin : 0, isSynced ? begin + 20 : begin, (byte) 0) })

        then:
        end > begin
        read() == (isSynced ? ['one'] : [])

        where:
        what                                     | isSynced
        'promise that is only printed'           | true
        'first line of the file that is missing' | false
    }

    def "a log whose first line is changed is damaged, once it was synced"() {
        given:
        print(FIT, 'one')
        run.sync()
        Files.write(file, Files.readAllBytes(file).tap { it[3] ^= 1 })

        when:
        read()

        then:
        def damage = thrown(StoreCorrupt)
        damage.message == "$file is damaged: its first line is not what was written there"
    }

    def "a run that is over says how long its log was: one that has lost some is damaged where that shows, and gives what is there: #kept"() {
        given:
        print(FIT, 'one')
        def first = Files.size(file) as int
        print(FIT, 'two')
        def printed = Files.size(file) as int
        run.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
        run.close()
        def whole = file.bytes
        def length = kept < 0 ? printed + kept : kept > 1 ? first : kept
        length == 0 ? Files.delete(file) : Files.write(file, Arrays.copyOf(whole, length))
        def log = store.open(run.runId()).log()

        when:
        def lines = []
        def damage = null
        try {
            for (def entry = log.next(); entry != null; entry = log.next()) {
                lines << entry.line().text()
            }
        } catch (StoreCorrupt found) {
            damage = found
        }

        then:
        lines == (kept in [0, 1] ? [] : ['one'])
        damage.message == "$file is damaged: of the ${printed} bytes that were written only ${kept in [0, 1] ? 0 : first} are there"

        cleanup:
        log.close()

        where:
        kept << [0, 1, 2, -1, -20]
    }

    def "a run that is over and printed nothing, or that an earlier release wrote, has the log that is there"() {
        when:
        run.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
        run.close()

        then:
        store.open(run.runId()).end().get().log() == 0
        read() == []
    }

    def "a line that is printed behind the end is read, too"() {
        when:
        print(FIT, 'one')
        run.append(new RunEnd(RunEnd.Status.ABORTED, NOON))
        print(FIT, 'two')

        then:
        read() == ['one', 'two']
    }

    def "lines survive a power cut once they are synced"() {
        given:
        def disk = new PowerCut()
        def careful = new LocalStore(folder.resolve('.flow'), InstantSource.system(), new Random(), disk)
        def other = careful.create(start())
        other.sync()
        other.print(FIT, [new LogLine(NOON, Stream.OUT, 'one')])
        other.sync()
        other.print(FIT, [new LogLine(NOON, Stream.OUT, 'two')])

        when:
        disk.happen(folder)

        then:
        rest(careful.open(other.runId()).log()) == ['one']

        cleanup:
        other.close()
    }

    @Timeout(10)
    def "a line that is printed while others wait for the disk survives once its own sync is over"() {
        given:
        RunWriter other
        def disk = new PowerCut() {
            boolean isMeanwhile

            @Override
            void write(Path path, RandomAccessFile file, byte[] bytes) {
                if (isMeanwhile && path.endsWith('log')) {
                    isMeanwhile = false
                    Thread.start { other.append(done(1)); other.sync() }.join()
                }
                super.write(path, file, bytes)
            }
        }
        def careful = new LocalStore(folder.resolve('.flow'), InstantSource.system(), new Random(), disk)
        other = careful.create(start())
        other.print(FIT, [line('one')])
        other.sync()

        when:
        disk.isMeanwhile = true
        other.print(FIT, [line('two')])
        other.sync()
        disk.happen(folder)

        then:
        rest(careful.open(other.runId()).log()) == ['one', 'two']

        cleanup:
        other.close()
    }

    def "when a line is lost the run is written no more: #operation fails, at its time #time"() {
        given:
        def failing = new FailingDisk(operation, time)
        def disk = new Disk() {
            @Override
            void write(Path path, RandomAccessFile file, byte[] bytes) {
                (path.endsWith('log') ? failing : Disk.REAL).write(path, file, bytes)
            }

            @Override
            void force(Path path, RandomAccessFile file) {
                (path.endsWith('log') ? failing : Disk.REAL).force(path, file)
            }
        }
        def other = new LocalStore(folder.resolve('.flow'), InstantSource.system(), new Random(), disk).create(start())
        def whole = { other.print(FIT, [line('one')]); other.sync() }

        when:
        whole()

        then:
        def lost = thrown(StoreFailure)
        [{ other.print(FIT, [line('two')]) }, { other.append(done(1)) }, { other.sync() }, { other.close() }].every { fails(it, lost.message) }

        where:
        operation | time
        'write'   | 0
        'write'   | 1
        'force'   | 0
    }

    private static LogLine line(String text) { new LogLine(NOON, Stream.OUT, text) }

    private static boolean fails(Closure work, String message) {
        try {
            work()
            return false
        } catch (StoreFailure failed) {
            return failed.message == message
        }
    }

    private Path getFile() { folder.resolve(".flow/runs/${run.runId()}/log") }

    private void print(LogSource source, String... texts) {
        run.print(source, texts.collect { new LogLine(NOON, Stream.OUT, it) })
    }

    private List<String> read() {
        store.open(run.runId()).log().withCloseable { rest(it) }
    }

    private static List<String> rest(LogReader log) {
        def lines = []
        for (def entry = log.next(); entry != null; entry = log.next()) {
            lines << entry.line().text()
        }
        lines
    }
}
