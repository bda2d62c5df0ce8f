package flow.client

import flow.cli.Terminal
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class RunSpec extends Specification {

    static final EVERYTHING = '''\
        flow('everything') {
            tags 'nightly'
            parameter 'alpha', default: 0.5
            step('start') {
                words = ['one', 'three']
                seen = 0
                old = 'x'
            }
            foreach('words', as: 'word') {
                step('count') {
                    letters = word.size()
                    seen = index
                    artifacts.remove('old')
                }
            }
            join('total') { inputs -> total = inputs*.letters.sum(0) }
            parallel {
                step('left') { side = 'l' }
                step('right') { note = 'r' }
            }
            join('both') { inputs -> page = inputs.left.side + inputs.right.note }
            choose {
                when({ total > 100 }) { step('large') { size = 'large' } }
                otherwise { step('small') { size = 'small' } }
            }
            repeat('refine', until: { error < 3 }, atMost: 5) {
                step('iterate') { error = 4 - iteration }
            }
            step('train', nodes: 2) { node = current.parallel.nodeIndex }
            join('trained') { inputs -> nodes = inputs*.node }
            step('end') { println total }
        }
        '''.stripIndent()

    static final BREAK = '''\
        flow('break') {
            step('start') { parts = ['a', 'b', 'c'] }
            foreach('parts', as: 'part') {
                step('read') { if (part == 'b') { throw new IllegalStateException("no $part") } }
                step('write') { done = part }
            }
            join('merge') { inputs -> println 'merged' }
            step('end') { println 'end' }
        }
        '''.stripIndent()

    @Shared
    @TempDir
    Path temporary
    @Shared
    Terminal terminal
    @Shared
    Run run
    @Shared
    Run broken

    def setupSpec() {
        terminal = new Terminal(temporary)
        terminal.file('everything.flow.groovy', EVERYTHING)
        terminal.file('break.flow.groovy', BREAK)
        assert terminal.flow('run', 'everything.flow.groovy', '--tag', 'mine').exit() == 0
        assert terminal.flow('run', 'break.flow.groovy').exit() == 1
        run = Runs.in(terminal.folder).get('latest', Wanted.ALL.ofFlow('everything'))
        broken = Runs.in(terminal.folder).get('latest-failed')
    }

    def "a run tells what it was, how it went, and how long it took"() {
        expect:
        run.flow == 'everything'
        run.script == terminal.folder.resolve('everything.flow.groovy').toString()
        run.status == Status.SUCCEEDED
        run.user == 'ada'
        run.tags == ['nightly', 'mine'] as Set
        run.parameters.collectEntries { name, it -> [name, it.value] } == [alpha: 0.5]
        run.took == java.time.Duration.between(run.startedAt, run.endedAt)
        run.originRunId == null
        run.failures == []
    }

    def "steps stand in the order of the script, those that did not run too, each with its tasks in their order"() {
        expect:
        run.steps.collectEntries { [it.name, it.tasks*.id] } == [
            start: ['0'], count: ['0', '1'], total: ['0'], left: ['0'], right: ['0'], both: ['0'], large: [], small: ['0'],
            iterate: ['~0', '~1', '~2'].take(run['iterate'].tasks.size()), train: ['n0', 'n1'], trained: ['0'], end: ['0']]
        run['iterate'].tasks.size() == 3
        run.deciders*.name == []
    }

    def "a task knows what it set and what is visible at its end"() {
        expect:
        run['total'].task('0').own.keySet() == ['total'] as Set
        run['total'][0]['total'] == 8
        run['count'][1].artifacts.keySet() == ['letters', 'seen', 'words'] as Set
        run['count'][1]['letters'] == 5
        run['total'][0].artifacts.keySet() == ['total', 'words'] as Set
        run['both'][0].artifacts.keySet() == ['page', 'total', 'words'] as Set
        run['end'][0].artifacts.collectEntries { name, it -> [name, it.value] } ==
            [error: 2, nodes: [0, 1], page: 'lr', size: 'small', total: 8, words: ['one', 'three']]
        run.artifacts.keySet() == run['end'][0].artifacts.keySet()
    }

    def "an artifact knows its name, its size and how it is written"() {
        given:
        def words = run['start'][0].artifact('words')

        expect:
        words.name == 'words'
        words.size == '["one","three"]'.size()
        words.encoding == 'json/1'
        words.encoded().bytes() == '["one","three"]'.bytes
        words.digest == words.encoded().digest()
    }

    def "the root cause comes first, and what it kept from running is told"() {
        expect:
        broken.status == Status.FAILED
        broken.failures*.path == ["$broken.id/read/1"]
        broken.failures[0].failure.message == 'no b'
        broken.failures[0].state == Task.State.FAILED
        broken.steps.collectEntries { [it.name, [it.done, it.failed, it.ahead]] } ==
            [start: [1, 0, 0], read: [2, 1, 0], write: [2, 0, 1], merge: [0, 0, 1], end: [0, 0, 1]]
        broken.artifacts.keySet() == ['parts'] as Set
        broken['read'][1].artifacts.isEmpty()
    }

    def "a task that was ended because another of its gang failed did not fail"() {
        given:
        def other = new Terminal(temporary.resolve('gang'))
        other.file('gang.flow.groovy', '''\
            flow('gang') {
                step('train', nodes: 2) {
                    if (current.parallel.nodeIndex == 0) { throw new IllegalStateException('no') }
                    new java.util.concurrent.CountDownLatch(1).await()
                }
                join('end') { inputs -> }
            }
            '''.stripIndent())
        other.flow('run', 'gang.flow.groovy')
        def gang = Runs.in(other.folder).get('latest')

        expect:
        gang['train'].tasks*.state == [Task.State.FAILED, Task.State.ENDED]
        [gang['train'].failed, gang['train'].ended] == [1, 1]
        gang.failures*.path == ["$gang.id/train/n0"]
        gang['train']['n1'].failure == null
        !other.flow('status').out.contains('failed too')
        other.flow('status').out =~ /train +failed +1 failed, 1 ended/
        other.flow('status', 'latest/train').out =~ /n1 +ended +1 /
    }

    def "what is not there is told with the nearest name: #what"() {
        when:
        asked(run)

        then:
        def missing = thrown(NotFound)
        missing.message.replace(run.id, 'RUN') == message

        where:
        what       | asked                           || message
        'step'     | { it['totl'] }                  || "run RUN has no step 'totl'; did you mean 'total'?"
        'task'     | { it['count']['7'] }            || "step 'count' of run RUN has no task '7'; there are 0, 1"
        'artifact' | { it['total'][0]['totals'] }    || "task total has no artifact 'totals'; did you mean 'total'?"
        'no task'  | { it['large'][0] }              || "step 'large' of run RUN has no task that ended"
    }
}
