package flow.store

import flow.artifact.Encoded
import spock.lang.Specification

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.json
import static flow.store.local.Runs.start

/** One place of some kind, in which a contract is tried. */
abstract class InSomeStore extends Specification {

    /** A view of the one place of this feature, as each process has one of its own. */
    abstract Store open()

    /** The place as messages name it. */
    abstract String place()

    /** A value that is too large for a record in any store; the same number makes the same value. */
    static Encoded large(int number) {
        json("\"${"$number " * 5_000}\"")
    }

    static LogLine line(String text, int second = 0) {
        new LogLine(NOON.plusSeconds(second), LogLine.Stream.OUT, text)
    }

    String kept(Closure<?> work) {
        open().create(start()).withCloseable { work(it); it.runId() }
    }

    static List<String> lines(RunReader run) {
        run.log().withCloseable { log ->
            def texts = []
            for (def entry = log.next(); entry != null; entry = log.next()) {
                texts << entry.line().text()
            }
            texts
        }
    }
}
