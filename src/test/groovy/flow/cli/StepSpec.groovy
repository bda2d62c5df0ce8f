package flow.cli

import flow.store.local.LocalStore
import groovy.json.JsonSlurper
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.util.stream.Collectors

/** {@code flow step}: one task alone. */
class StepSpec extends Specification {

    /** Fails while a file {@code bad} lies beside it. */
    static final TRAIN = '''\
        flow('train') {
            parameter 'alpha', type: Double, default: 0.5
            parameter 'beta', type: Integer, default: 1
            config 'cfg', file: 'cfg.yaml', default: [level: 1]
            onSuccess { run -> println 'a hook ran' }
            onFailure { run -> println 'a hook ran' }
            step('list') { parts = ['north', 'south', 'east']; rate = alpha; big = 'x' * 5000; noise = 1 }
            foreach('parts', as: 'part') {
                step('read') {
                    println "reading $part"
                    if (part == 'south' && FOLDER.resolve('bad').toFile().exists()) {
                        throw new IOException('no data')
                    }
                    rows = part.size() * rate
                    size = big.size()
                    artifacts.remove('noise')
                }
                step('after') { twice = rows * 2 }
            }
            join('merge') { inputs -> total = inputs*.rows.sum() * beta; level = cfg.level }
            choose { when({ total > 100 }) { step('large') { size = 'large' } }; otherwise { step('small') { size = 'small' } } }
            step('gang', nodes: 2) { mine = current.parallel.nodeIndex + beta }
            join('end') { inputs -> all = inputs*.mine }
        }
        '''.stripIndent()

    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
        script()
        terminal.file('bad', '')
        assert terminal.flow('run', 'train.flow.groovy', '--alpha', '0.25').exit() == 1
    }

    def script(Closure<String> change = { it }) {
        terminal.file('train.flow.groovy', change(TRAIN).replace('FOLDER', "java.nio.file.Path.of('${terminal.folder}')"))
    }

    def good() { Files.deleteIfExists(terminal.folder.resolve('bad')) }

    /** A second run, which succeeds. */
    def succeed() {
        good()
        assert terminal.flow('run', 'train.flow.groovy').exit() == 0
    }

    List<String> ids() { new LocalStore(terminal.folder.resolve('.flow')).runIds() }

    Terminal.Result step(String... typed) { terminal.flow('step', 'train.flow.groovy', *typed) }

    def tree(String text) { new JsonSlurper().parseText(text) }

    /** Everything that is below the store, with its bytes and times. */
    Map<String, List> trace() {
        def store = terminal.folder.resolve('.flow')
        try (def all = Files.walk(store)) {
            all.collect(Collectors.toList()).collectEntries {
                [it.toString(), [Files.getLastModifiedTime(it), Files.isRegularFile(it) ? Files.readAllBytes(it).toList() : null]]
            }
        }
    }

    /** By this process: others may just be at work. */
    List<String> leftBehind() {
        Path.of(System.getProperty('java.io.tmpdir')).toFile().list().findAll { it.startsWith("flow-step-${ProcessHandle.current().pid()}-") }
    }

    def "one task of a failed run is run on what was there before it, and shows what it sets"() {
        given:
        good()

        when:
        def result = step('read[1]')

        then:
        result.exit() == 0
        result.out() == '''\
            name  type     size  value
            rows  Double   6 B   1.25
            size  Integer  4 B   5000
            removed: noise
            '''.stripIndent()
        with(result.err().readLines()) {
            it[0] == "running read[1] alone, on what run ${ids()[0]} had before it; nothing is kept without --keep"
            it[1] ==~ /\d\d:\d\d:\d\d \[read\/1\] reading south/
            it[2] ==~ /\d\d:\d\d:\d\d   done    read\[1\]  .*s/
            it.size() == 3
        }
    }

    def "the store has no trace of it, not even a time, be it done, failed or refused: #typed"() {
        given:
        def before = trace()

        when:
        def result = step(*typed.split(' '))

        then:
        result.exit() == exit
        trace() == before
        leftBehind() == []
        ids().size() == 1

        where:
        typed                   || exit
        'read[0]'               || 0
        'read[1]'               || 1
        'list --set alpha=2'    || 0
        'read[0] --set big=abc' || 0
        'read[7]'               || 2
    }

    def "that it fails is shown with the line of the script, and nothing on standard output"() {
        when:
        def result = step('read[1]')

        then:
        result.exit() == 1
        result.out() == ''
        result.err().contains('error: task read[1] failed: IOException: no data')
        result.err().contains('throw new IOException')
        !result.err().contains('a hook ran')
        !result.err().contains('flow resume')

        when: 'what programs read says it too'
        def task = tree(step('read[1]', '--json').out()).tasks[0]

        then:
        task.state == 'failed'
        task.failures*.message == ['no data']
        task.artifacts == []
    }

    def "a task is meant however its index is written: #typed"() {
        given:
        succeed()

        expect:
        with(tree(step(typed, '--json').out())) {
            it.origin == ids()[1]
            it.run == null
            it.tasks.collect { [it.step, it.task, it.state, it.path] } == tasks.collect { [typed.split('[\\[/]')[0], it, 'done', null] }
        }

        where:
        typed         || tasks
        'read[2]'     || ['2']
        'read/2'      || ['2']
        'list'        || ['0']
        'list/0'      || ['0']
        'merge'       || ['0']
        'small'       || ['0']
        'gang'        || ['n0', 'n1']
        'gang[#1]'    || ['n0', 'n1']
        'gang/n0'     || ['n0', 'n1']
    }

    def "what the nodes of a gang set is shown node by node"() {
        given:
        succeed()

        expect:
        step('gang').out() == '''\
            task      name  type     size  value
            gang[#0]  mine  Integer  1 B   1
            gang[#1]  mine  Integer  1 B   2
            '''.stripIndent()
    }

    def "the beginning of an id is enough where it means one run"() {
        given:
        succeed()
        def (first, second) = ids()
        def common = [first.toList(), second.toList()].transpose().takeWhile { a, b -> a == b }.size()

        expect:
        tree(step('read[0]', '--json', '--run', first.take(common + 1)).out()).origin == first
        with(step('read[0]', '--run', first.take(common))) {
            it.exit() == 2
            it.err().startsWith("flow: '${first.take(common)}' could be any of ")
        }
    }

    def "an error of the script is found before anything is run"() {
        given:
        good()
        script { it.replace('big.size()', 'bigg.size()') }

        expect:
        with(step('read[1]')) {
            it.exit() == 3
            it.out() == ''
            it.err().contains("step 'read' reads 'bigg', which no earlier step sets")
            !it.err().contains('running read[1]')
        }
    }

    def "which run is meant: #typed"() {
        given:
        succeed()
        def named = typed.replace('ID', ids()[0]).split(' ').findAll()

        expect:
        tree(step('read[0]', '--json', *named).out()).origin == ids()[number]

        where:
        typed                 || number
        ''                    || 1
        '--run latest'        || 1
        '--run latest-failed' || 0
        '--run ID'            || 0
    }

    def "what cannot be run: #typed"() {
        when:
        def result = step(*typed.split(' '))

        then:
        result.exit() == 2
        result.out() == ''
        result.err().readLines()[0] == 'flow: ' + message.replace('RUN', ids()[0])

        where:
        typed                     || message
        'raed[1]'                 || "the script has no step 'raed'; did you mean 'read'?"
        'xyzzy'                   || "the script has no step 'xyzzy'; there are list, read, after, merge, large, small, gang, end"
        'read'                    || "'read' has 3 tasks, say which: read[0], read[1], read[2]"
        'read[5]'                 || "run RUN has no task 'read[5]'; there are read[0], read[1], read[2]"
        'read[1,2]'               || "run RUN has no task 'read[1,2]'; there are read[0], read[1], read[2]"
        'read[a]'                 || "'read[a]' names no task: an index is written 2 (an item), 2,0 (one of an inner foreach), ~3 (a round) or #1 (a node)"
        'read['                   || "'read[' names no task: write STEP, STEP[2] or STEP/2"
        'list[3]'                 || "run RUN has no task 'list[3]'; there is list"
        'after[1]'                || "'after[1]' has no inputs in run RUN: 'read[1]' before it is not done (it failed: no data)"
        'merge'                   || "'merge' has no inputs in run RUN: 'read[1]' before it is not done (it failed: no data)"
        'gang'                    || "'gang[#0]' has no inputs in run RUN: 'read[1]' before it is not done (it failed: no data)"
        'onSuccess'               || "the script has no step 'onSuccess'; there are list, read, after, merge, large, small, gang, end"
        'read[1234567890]'        || "'read[1234567890]' names no task: an index is written 2 (an item), 2,0 (one of an inner foreach), ~3 (a round) or #1 (a node)"
        'read[0] --run nosuch'    || "there is no run 'nosuch'; there are RUN"
        'read[0] --set rats=1'    || "--set: nothing before the task sets 'rats', nor does the task read it; did you mean 'rate'?"
        'read[0] --set rate'      || "'--set rate' has no value: write --set rate=…"
        'read[0] --set =3'        || "'--set =3' has no value: write --set NAME=…"
        'read[0] --set cfg={}'    || "'cfg' is a config of the script, which a run keeps as it was; --set sets artifacts, items and parameters"
        'read[0] --set beta=x'    || "parameter 'beta': 'x' is no Integer; write a number, such as 3"
        'read[0] --set rate=1 --set rate=2' || "'rate' is set twice"
        'read[0] --set beta=1 --set beta=2' || "'beta' is set twice"
        'read[0] --set totl=1'    || "--set: nothing before the task sets 'totl', nor does the task read it; there are alpha, beta, input, part, big, noise, parts, rate"
        'list --set input=x'      || "--set: nothing before the task sets 'input', nor does the task read it; there are alpha, beta"
        'read[0] --set rate=@no'  || "'rate': there is no file 'no'"
        'read[0] --keep --set rate=1' || "'--keep' keeps no '--set rate': a run holds what its own tasks set, and this would be nobody's; leave one of them out"
        'read[0] --keep --set alpha=1' || "parameter 'alpha' cannot change: 'list', which is reused, has read it; '--from list' of 'flow resume' runs that again"
    }

    def "a way that was not taken has no tasks"() {
        given:
        succeed()

        expect:
        step('small').exit() == 0
        with(step('large')) {
            it.exit() == 2
            it.err().startsWith("flow: run ${ids()[1]} has no task of 'large': it took another way, or there were no items\n")
        }
    }

    def "what it sees can be set: #task with #set"() {
        given:
        terminal.file('rate.txt', '7')
        terminal.input = '8'

        when:
        def result = step(task, '--json', *set.split(' ').collectMany { ['--set', it] })

        then:
        result.exit() == 0
        tree(result.out()).tasks[0].artifacts.collectEntries { [it.name, it.value] }[name] == value

        where:
        task      | set               | name    || value
        'read[0]' | 'rate=3'          | 'rows'  || 15
        'read[0]' | 'rate=@rate.txt'  | 'rows'  || 35
        'read[0]' | 'rate=-'          | 'rows'  || 40
        'read[0]' | 'big=@@ab'        | 'size'  || 3
        'read[0]' | 'big=["a","b"]'   | 'size'  || 2
        'read[0]' | 'part=abc rate=2' | 'rows'  || 6
        'read[0]' | 'input=abcd'      | 'rows'  || 1
        'list'    | 'alpha=9'         | 'rate'  || 9
        'list'    | 'beta=9'          | 'rate'  || 0.25
    }

    def "standard input is read once"() {
        given:
        terminal.input = '1'

        expect:
        step('read[0]', '--set', 'rate=-').exit() == 0
        step('read[0]', '--set', 'rate=-', '--set', 'big=-').err().startsWith("flow: '-' is given twice, but there is only one standard input\n")
    }

    def "what it does outside is the same as in the run, unless it sees other values or is kept: #typed"() {
        given:
        good()
        def keyed = 'step(\'read\') { key = current.idempotencyKey;'
        script { it.replace("step('read') {", keyed) }
        def result = tree(step('read[1]', '--json', *typed.split(' ').findAll()).out())
        def key = result.tasks[0].artifacts.find { it.name == 'key' }.value

        expect:
        (key == "${ids()[0]}/read/1") == isSame
        key.endsWith('/read/1')

        where:
        typed              || isSame
        ''                 || true
        '--set rate=3'     || false
        '--set part=x'     || false
        '--set beta=3'     || false
        '--keep'           || true
        '--keep --set beta=3' || true
    }

    def "two tries with other values are two things to those outside"() {
        given:
        script { it.replace("step('list') {", 'step(\'list\') { key = current.idempotencyKey;') }
        def key = { tree(step('list', '--json', '--set', 'alpha=3').out()).tasks[0].artifacts.find { it.name == 'key' }.value }

        expect:
        key() != key()
    }

    def "what it decides is decided and shown: #typed"() {
        given:
        succeed()

        expect:
        step(*typed.split(' ')).out().readLines().last() == shown
        tree(step(*typed.split(' '), '--json').out()).tasks[0].decision == decision

        where:
        typed                     || shown                      | decision
        'list'                    || 'decided: 3 items'         | [items: 3]
        'merge'                   || "decided: 'small' is next" | [option: 1, step: 'small']
        'merge --set beta=1000'   || "decided: 'large' is next" | [option: 0, step: 'large']
    }

    def "with --keep there is a run that resume goes on from"() {
        given:
        good()

        when:
        def result = step('read[1]', '--keep')
        def kept = ids()[1]

        then:
        result.exit() == 0
        result.err().endsWith("kept as run $kept\n  flow resume $kept  goes on from here\n")
        with(tree(terminal.flow('status', kept, '--json').out())) {
            [it.status, it.originRun, it.parameters.alpha] == ['aborted', ids()[0], 0.25]
        }
        terminal.flow('dump', "$kept/read/1/rows").out() == '1.25\n'

        when:
        def on = terminal.flow('resume', 'train.flow.groovy')

        then:
        on.exit() == 0
        on.err().startsWith("resuming run $kept (aborted): ")
        !on.err().contains('reading south')
        terminal.flow('dump', 'latest/merge/0/total').out() == '3.5\n'

        and: 'the run that it began with can be resumed as if nothing had been'
        terminal.flow('resume', ids()[0]).exit() == 0
    }

    def "one that fails is kept as a failed run"() {
        expect:
        with(tree(step('read[1]', '--keep', '--json').out())) {
            it.run == ids()[1]
            it.tasks*.path == ["${ids()[1]}/read/1".toString()]
        }
        tree(terminal.flow('status', ids()[1], '--json').out()).status == 'failed'
    }

    def "a parameter that nobody has read may be another in a run that is kept"() {
        given:
        succeed()

        when:
        def result = step('list', '--keep', '--set', 'alpha=4')

        then:
        result.exit() == 0
        tree(terminal.flow('status', 'latest', '--json').out()).parameters.alpha == 4
    }

    def "the code is that of now, and it is said where what was done before was done by other code"() {
        given:
        script { it.replace('rows = part.size() * rate', 'rows = part.size() * rate * 10') }

        when:
        def own = step('read[0]', '--json')

        then:
        tree(own.out()).tasks[0].artifacts.find { it.name == 'rows' }.value == 12.5
        !own.err().contains('has changed since')

        when:
        script { it.replace('rate = alpha;', 'rate = alpha * 2;') }

        then:
        step('read[0]').err().contains("note: the code of 'list' has changed since; what it did then is used\n")
    }

    def "a step that is new in the script can be tried, behind what was done"() {
        given:
        succeed()
        def end = "join('end') { inputs -> all = inputs*.mine }"
        script { it.replace(end, "$end\n    step('one') { sum = all.sum() }\n    step('two') { sum = 2 }") }

        expect:
        tree(step('one', '--json').out()).tasks[0].artifacts*.value == [3]

        and: 'but not where what comes before it is new as well'
        with(step('two')) {
            it.exit() == 2
            it.err().startsWith("flow: 'two' has no inputs in run ${ids()[1]}: 'one' before it is not done (it is new in the script)\n")
        }
    }

    def "a run of another flow, and a script without runs"() {
        given:
        terminal.file('other.flow.groovy', "flow('other') { step('list') { x = 1 } }")

        expect:
        terminal.flow('step', 'other.flow.groovy', 'list', '--run', ids()[0]).err().startsWith(
            "flow: run ${ids()[0]} is one of flow 'train', and the script has flow 'other'\n")
        with(terminal.flow('step', 'other.flow.groovy', 'list')) {
            it.exit() == 2
            it.err().startsWith("flow: there is no run of other.flow.groovy; 'flow run other.flow.groovy' makes one\n")
        }

        and: 'no script at all'
        with(terminal.flow('step', 'tarin.flow.groovy', 'list')) {
            it.exit() == 2
            it.err().startsWith("flow: there is no file 'tarin.flow.groovy'\n")
        }
    }

    def "a run that is being written is read as far as it is, and --keep is refused"() {
        given:
        def store = new LocalStore(terminal.folder.resolve('.flow'))
        def first = store.open(ids()[0])
        def running = store.create(first.start())
        first.records().limit(2).forEach(running::append)

        expect:
        with(step('read[0]', '--run', running.runId())) {
            it.exit() == 0
            it.err().contains('(it is running, and may have more by now)')
        }
        with(step('read[0]', '--keep', '--run', running.runId())) {
            it.exit() == 5
            it.err().contains("run ${running.runId()} is being written by ")
        }

        cleanup:
        running.close()
    }

    def "damage is told"() {
        given:
        def blobs = terminal.folder.resolve('.flow/blobs')
        try (def all = Files.walk(blobs)) {
            all.filter { Files.isRegularFile(it) }.forEach { it.bytes = ('y' * Files.size(it)).bytes }
        }

        when:
        def result = step('read[0]')

        then:
        result.exit() == 7
        result.err().contains('its content is not what was kept under that name')
        step('read[0]', '--set', 'big=abc').exit() == 0
    }

    def "tasks of inner items and of rounds are named in either way: #typed"() {
        given:
        terminal.file('deep.flow.groovy', '''
            flow('deep') {
                step('begin') { outer = [[1, 2], [3, 4]]; n = 0 }
                foreach('outer', as: 'inner') {
                    foreach('inner', as: 'number') {
                        step('cell') { seen = number }
                    }
                    join('row') { inputs -> sum = inputs*.seen.sum() }
                }
                join('all') { inputs -> n = 0 }
                repeat('tuning', until: { n >= 3 }, atMost: 5) { step('tune') { n = n + 1 } }
            }'''.stripIndent())
        assert terminal.flow('run', 'deep.flow.groovy').exit() == 0

        when:
        def result = terminal.flow('step', 'deep.flow.groovy', typed, '--json')

        then:
        result.exit() == 0
        tree(result.out()).tasks[0].with { it.task == task && it.artifacts[0].value == value }

        where:
        typed       || task  | value
        'cell[1,0]' || '1.0' | 3
        'cell/1.0'  || '1.0' | 3
        'tune[~1]'  || '~1'  | 2
        'tune/~1'   || '~1'  | 2
    }

    def "whom a body tells of its task it tells of the same task: the idempotency key is that of the run"() {
        given:
        terminal.file('pay.flow.groovy', "flow('pay') { step('pay') { key = current.idempotencyKey } }")
        assert terminal.flow('run', 'pay.flow.groovy').exit() == 0
        def key = terminal.flow('dump', 'latest/pay/0/key').out()

        expect:
        tree(terminal.flow('step', 'pay.flow.groovy', 'pay', '--json').out()).tasks[0].artifacts[0].value == key.replaceAll(/['"\n]/, '')
    }

    def "shells propose the steps of the newest run"() {
        expect:
        terminal.flow('__complete', 'step', 're').out() == 'read\n'
    }
}
