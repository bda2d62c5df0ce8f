package flow.store.local

import flow.store.RunIds
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.time.InstantSource
import java.util.random.RandomGenerator

class RunIdsSpec extends Specification {
    @TempDir
    Path folder

    def "an id is twelve lower-case characters, and never a number"() {
        given:
        def ids = new RunIds(InstantSource.system(), new Random(1))

        expect:
        1000.times {
            assert ids.next() ==~ /[0-9a-hjkmnp-tv-z]{11}[a-hjkmnp-tv-z]/
        }
    }

    def "ids sort by the start, now and in a thousand years"() {
        given:
        def times = ['1970-01-01T00:00:00Z', '2026-11-20T12:00:00Z', '2026-11-20T12:00:00.001Z', '2026-11-20T12:00:01Z', '2039-09-07T15:47:35.552Z', '3000-01-01T00:00:00Z']

        when:
        def ids = times.collect { new RunIds(InstantSource.fixed(Instant.parse(it)), new Random(it.hashCode())).next() }

        then:
        ids == ids.toSorted()
        ids.toSet().size() == ids.size()
    }

    def "two runs never share an id"() {
        given:
        def store = new LocalStore(folder.resolve('.flow'), InstantSource.fixed(Runs.NOON), new Stuttering(), Disk.REAL)

        when:
        def writers = (1..5).collect { store.create(Runs.start()) }

        then:
        writers*.runId().toSet().size() == 5
        writers.every { store.open(it.runId()).start() == Runs.start() }

        cleanup:
        writers*.close()
    }

    def "what another process is just making is left alone"() {
        given:
        def runs = Files.createDirectories(folder.resolve('.flow/runs'))
        def another = Files.createDirectory(runs.resolve('.new-' + new RunIds(InstantSource.fixed(Runs.NOON), new Stuttering()).next()))
        another.resolve('journal').text = 'theirs'

        when:
        def writer = new LocalStore(folder.resolve('.flow'), InstantSource.fixed(Runs.NOON), new Stuttering(), Disk.REAL).create(Runs.start())

        then:
        another.resolve('journal').text == 'theirs'
        new LocalStore(folder.resolve('.flow')).runIds() == [writer.runId()]

        cleanup:
        writer?.close()
    }

    /** Gives every number many times before it gives the next. */
    static class Stuttering implements RandomGenerator {
        private long asked

        @Override
        long nextLong() {
            asked += 1
            asked.intdiv(40)
        }

        @Override
        int nextInt(int bound) {
            nextLong() % bound
        }
    }
}
