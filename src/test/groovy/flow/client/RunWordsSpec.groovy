package flow.client

import flow.graph.Outline
import flow.store.RunEnd
import flow.store.RunStart
import flow.store.RunTags
import flow.store.RunWriter
import flow.store.local.LocalStore
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant

class RunWordsSpec extends Specification {
    static final NOON = Instant.parse('2026-11-20T12:00:00Z')

    @TempDir
    Path folder
    LocalStore store
    Runs runs
    List<RunWriter> written = []

    def setup() {
        store = new LocalStore(folder.resolve('.flow'))
        runs = Runs.in(folder)
    }

    def cleanup() {
        written*.close()
    }

    def "a run is found by its id, and by whatever only its id begins with"() {
        given:
        def ids = (1..3).collect { ended('training') }
        def unlike = (1..12).find { length -> ids.count { it.startsWith(ids[1][0..<length]) } == 1 }

        expect:
        runs.get(ids[1]).id == ids[1]
        runs.get(ids[1][0..<unlike]).id == ids[1]
        runs.ids() == ids.toSorted().reverse()
    }

    def "a prefix that several runs have lists them"() {
        given:
        def ids = (1..3).collect { ended('training') }

        when:
        runs.get('1')

        then:
        def fault = thrown(NotFound)
        fault.message == "'1' could be any of ${ids.toSorted().reverse().join(', ')}"
    }

    def "a word that means no run tells the nearest, or what there is, or that there is nothing"() {
        when:
        runs.get('gone')

        then:
        def none = thrown(NotFound)
        none.message == "there is no run 'gone'"

        when:
        def id = ended('training')
        runs.get(id.substring(0, 10) + '!!')

        then:
        def near = thrown(NotFound)
        near.message == "there is no run '${id.substring(0, 10)}!!'; did you mean '$id'?"

        when:
        runs.get('gone')

        then:
        def far = thrown(NotFound)
        far.message == "there is no run 'gone'; there are $id"
    }

    def "latest is the newest run, latest-failed the newest that failed"() {
        given:
        def failed = ended('training', RunEnd.Status.FAILED)
        def aborted = ended('other', RunEnd.Status.ABORTED)
        def newest = ended('training')

        expect:
        runs.get('latest').id == [failed, aborted, newest].max()
        runs.get('latest-failed').id == failed
        runs.get('latest', Wanted.ALL.ofFlow('other')).id == aborted
        runs.get(failed, Wanted.ALL.ofFlow('training')).id == failed
    }

    def "a word for a run of another flow, and one where none fits, say so"() {
        given:
        def id = ended('training')

        when:
        runs.get(word == 'ID' ? id : word, Wanted.ALL.ofFlow('other'))

        then:
        def missing = thrown(NotFound)
        missing.message == message.replace('ID', id)

        where:
        word            || message
        'latest'        || "there is no run of flow 'other'"
        'latest-failed' || "no run failed of flow 'other'"
        'ID'            || "run ID is one of flow 'training' (/x/training.flow.groovy)"
    }

    def "runs are chosen by flow, script, status and tags, newest first"() {
        given:
        def one = ended('training', RunEnd.Status.FAILED, ['nightly', 'big'])
        def two = ended('training', RunEnd.Status.SUCCEEDED, ['nightly'])
        def three = ended('other')
        def open = begun('training')

        expect:
        found(Wanted.ALL) == [one, two, three, open].toSorted().reverse()
        found(Wanted.ALL.ofFlow('training').tagged(['nightly'])) == [one, two].toSorted().reverse()
        found(Wanted.ALL.tagged(['nightly', 'big'])) == [one]
        found(Wanted.ALL.ofScript(Path.of('/x/other.flow.groovy'))) == [three]
        found(Wanted.ALL.with(Status.FAILED, Status.RUNNING)) == [one, open].toSorted().reverse()
        found(Wanted.ALL.atMost(2)) == [one, two, three, open].toSorted().reverse().take(2)
        runs.of('other')*.id == [three]
    }

    def "a damaged run is told, and hinders no other"() {
        given:
        def good = ended('training')
        def bad = ended('training')
        def journal = folder.resolve(".flow/runs/$bad/journal")
        Files.write(journal, Files.readAllBytes(journal).tap { it[40] ^= 1 })

        when:
        def found = runs.find(Wanted.ALL)

        then:
        found.runs()*.id == [good]
        found.damaged()*.runId() == [bad]
        found.damaged()[0].damage().message.contains("$bad/journal")
    }

    def "of many runs, those are found that are wanted, in their order, whatever is damaged among them"() {
        given:
        def ids = (1..60).collect { ended(it % 3 ? 'training' : 'other') }.toSorted().reverse()
        def bad = ids[10]
        def journal = folder.resolve(".flow/runs/$bad/journal")
        Files.write(journal, Files.readAllBytes(journal).tap { it[40] ^= 1 })

        expect:
        runs.find(Wanted.ALL).runs()*.id == ids - bad
        runs.find(Wanted.ALL).damaged()*.runId() == [bad]
        runs.find(Wanted.ALL.atMost(limit)).runs()*.id == (ids - bad).take(limit)
        runs.find(Wanted.ALL.atMost(limit)).damaged().size() == (limit > 10 ? 1 : 0)
        runs.of('other').size() + runs.of('training').size() == 59

        where:
        limit << [1, 10, 11, 25, 59, 60]
    }

    def "a path names a run, a step, a task or an artifact: #text"() {
        expect:
        RunPath.parse(text) == new RunPath(run, Optional.ofNullable(step), Optional.ofNullable(task), Optional.ofNullable(artifact))

        where:
        text                 || run      | step    | task  | artifact
        '1abc'               || '1abc'   | null    | null  | null
        'latest/train'       || 'latest' | 'train' | null  | null
        '1abc/train/2~3'     || '1abc'   | 'train' | '2~3' | null
        '1abc/train?/n1/rows' || '1abc'  | 'train?' | 'n1' | 'rows'
    }

    def "what is no path is refused: '#text'"() {
        when:
        RunPath.parse(text)

        then:
        def missing = thrown(NotFound)
        missing.message == "'$text' names nothing in a run: write RUN/STEP/TASK/ARTIFACT, or the first of these"

        where:
        text << ['', '/', '1abc/', '1abc//0', 'a/b/c/d/e']
    }

    private List<String> found(Wanted wanted) {
        runs.find(wanted).runs()*.id
    }

    private String begun(String flow, Collection<String> tags = []) {
        def writer = store.create(new RunStart(flow, "/x/${flow}.flow.groovy", 'g', Outline.EMPTY, [:], new RunTags([] as Set, tags as Set), 'ada', NOON))
        written << writer
        writer.runId()
    }

    private String ended(String flow, RunEnd.Status status = RunEnd.Status.SUCCEEDED, Collection<String> tags = []) {
        def id = begun(flow, tags)
        written.last().append(new RunEnd(status, NOON.plusSeconds(1)))
        written.removeLast().close()
        id
    }
}
