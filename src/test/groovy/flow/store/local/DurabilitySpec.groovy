package flow.store.local

import flow.store.StoreFailure
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.time.InstantSource

import static flow.store.local.Runs.done
import static flow.store.local.Runs.large
import static flow.store.local.Runs.start

class DurabilitySpec extends Specification {
    @TempDir
    Path folder

    def "what was synced survives a power cut, whole"() {
        given:
        def disk = new PowerCut()
        def store = store(disk)
        def writer = store.create(start())
        def before = writer.keep(large(1))
        writer.append(done(1, [a: before]))

        when:
        writer.sync()
        writer.append(done(2))
        writer.append(done(3, [b: writer.keep(large(2))]))
        disk.happen(folder)
        def run = store.open(writer.runId())

        then:
        store.runIds() == [writer.runId()]
        run.start() == start()
        run.records().toList() == [done(1, [a: before])]
        run.read(before) == large(1)
        !Files.exists(flow().resolve('blobs').resolve(large(2).digest()[0..1]).resolve(large(2).digest()[2..-1]))
    }

    def "what a later run needs is forced again, though an earlier one wrote it"() {
        given:
        def disk = new PowerCut()
        def earlier = store(disk).create(start())
        earlier.keep(large(1))
        def later = store(disk).create(start())

        when:
        def ref = later.keep(large(1))
        later.append(done(1, [a: ref]))
        later.sync()
        disk.happen(folder)

        then:
        store(disk).open(later.runId()).read(ref) == large(1)
    }

    def "a sync that waited for another's has its own records on the disk"() {
        given:
        def disk = new PowerCut()
        def store = store(disk)
        def writer = store.create(start())

        when:
        def threads = (1..20).collect { number ->
            Thread.start {
                writer.append(done(number))
                writer.sync()
            }
        }
        threads*.join()
        disk.happen(folder)

        then:
        store.open(writer.runId()).records().count() == 20
    }

    def "closing syncs"() {
        given:
        def disk = new PowerCut()
        def store = store(disk)
        def writer = store.create(start())
        writer.append(done(1))

        when:
        writer.close()
        disk.happen(folder)

        then:
        store.open(writer.runId()).records().toList() == [done(1)]
    }

    def "a blob that a power cut emptied is written anew, not believed"() {
        given:
        def store = store(Disk.REAL)
        def writer = store.create(start())
        def ref = writer.keep(large(1))
        def file = flow().resolve('blobs').resolve(ref.digest()[0..1]).resolve(ref.digest()[2..-1])
        file.bytes = new byte[(int) ref.size()]

        when:
        writer.keep(large(1))

        then:
        store.open(writer.runId()).read(ref) == large(1)

        cleanup:
        writer.close()
    }

    def "whatever write or rename fails, there is a whole earlier state or no run at all"() {
        given:
        def store = store(new FailingDisk('any', passing))

        when:
        def written = 0
        try {
            store.create(start()).withCloseable { writer ->
                (1..3).each {
                    writer.append(done(it, [a: writer.keep(large(it))]))
                    written = it
                }
            }
        } catch (StoreFailure failure) {
            assert failure.message.contains('the disk is full. Free some space and try again.')
            assert failure.message.contains(folder.toString())
        }
        def after = new LocalStore(flow())

        then:
        after.runIds().size() <= 1
        after.runIds().every { id ->
            def run = after.open(id)
            def records = run.records().toList()
            assert records*.task()*.path()*.get(0)*.number() == (records ? 1..records.size() : [])
            assert records.size() >= written
            records.every { new String(run.read(it.set().a).bytes()).startsWith("\"${it.task().path()[0].number()} ") }
        }
        leftovers() == []
        after.create(start()).withCloseable { it.append(done(1)) } || true

        where:
        passing << (0..24)
    }

    def "half a record is cut off again, and nothing is written behind it"() {
        given:
        def writer = store(new FailingDisk('write', 5)).create(start())
        def journal = flow().resolve("runs/${writer.runId()}/journal")
        def before = journal.bytes

        when:
        writer.append(done(1))

        then:
        thrown(StoreFailure)
        journal.bytes == before

        when:
        writer.append(done(2))

        then:
        thrown(StoreFailure)
        journal.bytes == before
    }

    def "while a blob is written it has no name that a reader knows"() {
        given:
        def names = []
        def store = store(new Disk() {
            @Override
            void write(Path path, RandomAccessFile file, byte[] bytes) {
                names << path.fileName.toString()
                Disk.super.write(path, file, bytes)
            }
        })

        when:
        def ref = store.create(start()).withCloseable { it.keep(large(1)) }

        then:
        names.findAll { it != 'journal' }.last().startsWith(".${ref.digest()[2..-1]}-")
    }

    def "a journal that did not reach the disk is written no more"() {
        given:
        def writer = store(new FailingDisk('force', 2, 'Input/output error')).create(start())
        writer.append(done(1))

        when:
        writer.sync()

        then:
        def failure = thrown(StoreFailure)
        failure.message == "$folder/.flow/runs/${writer.runId()}/journal did not reach the disk: Input/output error."

        when:
        writer.append(done(2))

        then:
        thrown(StoreFailure)

        when:
        writer.sync()

        then:
        thrown(StoreFailure)
    }

    def "what a killed process had written is there"() {
        given:
        def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
        def child = new ProcessBuilder(java, '-cp', System.getProperty('java.class.path'), Endless.name, flow().toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start()
        def said = child.inputReader()
        def id = said.readLine()
        def last = (1..50).collect { said.readLine() as int }.last()

        when:
        child.toHandle().destroyForcibly()
        last = (said.readLines()*.toInteger() + last).max()
        def run = new LocalStore(flow()).open(id)
        def numbers = run.records().toList()*.task()*.path()*.get(0)*.number()

        then:
        child.waitFor() == 137
        numbers == (1..numbers.size())
        numbers.size() >= last
        run.records().allMatch { run.read(it.set().a) == large(it.task().path()[0].number() % 10) }
    }

    private LocalStore store(Disk disk) {
        new LocalStore(flow(), InstantSource.system(), new Random(), disk)
    }

    private Path flow() {
        folder.resolve('.flow')
    }

    private List<String> leftovers() {
        def found = []
        flow().toFile().eachFileRecurse { if (it.name.startsWith('.') && it.name != '.gitignore') found << it.path }
        found
    }

    /** Writes without end, and says each number when it is written. */
    static class Endless {
        static void main(String[] arguments) {
            def writer = new LocalStore(Path.of(arguments[0])).create(start())
            println writer.runId()
            for (int number = 1; ; number++) {
                writer.append(done(number, [a: writer.keep(large(number % 10))]))
                println number
            }
        }
    }
}
