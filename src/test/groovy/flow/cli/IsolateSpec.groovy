package flow.cli

import flow.client.Runs
import flow.launcher.Jdk
import flow.launcher.Started
import flow.store.local.LocalStore
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path

/** Every task in a process of its own, by the real program. */
@Timeout(300)
class IsolateSpec extends Specification {
    private static final Path HOME = Path.of(System.getProperty('flow.home'))

    @TempDir
    Path folder

    private Started flow(Map<String, String> more = [:], String... command) {
        new Started([JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), HOME: folder.toString(),
                     XDG_CACHE_HOME: "$folder/cache".toString()] + more,
            ['env', '-C', folder.toString(), HOME.resolve('bin/flow').toString(), *command])
    }

    private Started ended(Map<String, String> more, String... command) {
        def started = flow(more, command)
        assert started.exitCode >= 0
        started
    }

    private void script(String name, String text) {
        folder.resolve("${name}.flow.groovy").text = text.stripIndent()
    }

    private Runs runs() {
        new Runs(new LocalStore(folder.resolve('.flow')))
    }

    private Object value(String step, String artifact, int task = 0) {
        runs().get('latest').step(step).tasks[task].artifact(artifact).value
    }

    def "tasks see what those before them left, and nothing else of one another"() {
        given:
        script('wide', '''\
            class Shared { static int count }
            flow('wide') {
                parameter 'n', type: Integer, required: true
                config 'sizes', default: [most: 5]
                step('start') { items = (1..n).toList(); big = 'x' * 5000; seen = Shared.count++ }
                foreach('items', as: 'item') {
                    step('work') { value = item * sizes.most + big.length(); seen = Shared.count++; println "item $item" }
                }
                join('sum') { inputs -> total = inputs*.value.sum(); shared = inputs*.seen }
                choose { when({ total > n }) { step('more') { size = 'more' } }; otherwise { step('less') { size = 'less' } } }
                repeat('loop', until: { round >= 1 }, atMost: 5) { step('count') { round = iteration } }
                step('end') { result = [total, size, round, shared, Shared.count] }
            }
            ''')

        when:
        def run = flow('run', 'wide.flow.groovy', '--isolate', '-p', 'n=2', '--config', "sizes=${Files.writeString(folder.resolve('sizes.yaml'), 'most: 7')}")

        then:
        run.exitCode == 0
        run.err.contains('[work/1] item 2')
        run.err.contains('8 tasks done')
        value('end', 'result') == [10021, 'more', 1, [0, 0], 0]
        runs().get('latest').step('work').tasks.size() == 2
        runs().check(null) { }.findings() == []
    }

    def "what fails, is too slow, or is killed ends as in threads, and the run can be resumed"() {
        given:
        script('faulty', '''\
            flow('faulty') {
                step('flaky', retry: 1) { if (current.attempt == 0) { throw new IllegalStateException('first') }; tries = current.attempt }
                step('slow', timeout: '500 ms', catchInto: 'tooSlow') { Thread.sleep(600_000) }
                step('dying', catchInto: 'died') { ['kill', '-9', "${ProcessHandle.current().pid()}"].execute().waitFor(); Thread.sleep(600_000) }
                step('evicted', retry: 1, catchInto: 'gone') {
                    if (current.attempt == 0) { ['kill', '-TERM', "${ProcessHandle.current().pid()}"].execute().waitFor(); Thread.sleep(600_000) }
                    stayed = true
                }
                step('once', retry: [times: 2, on: [RuntimeException]], catchInto: 'first') { throw new IOException('not covered') }
                step('loud') {
                    new ProcessBuilder('sh', '-c', 'printf "from a program, "; sleep 600 &').inheritIO().start().waitFor()
                    println 'from the body'
                }
                step('tell') { told = [tries, tooSlow.kind, died.kind, died.message, gone, first.attempts] }
                step('broken') { if (!new File('mended').exists()) { throw new IllegalStateException('not yet') }; last = told }
            }
            ''')

        when:
        def failed = flow('run', 'faulty.flow.groovy', '--isolate')

        then:
        failed.exitCode == 1
        failed.err.contains('again   flaky  in 0 ms: IllegalStateException: first (faulty.flow.groovy:2)')
        failed.err.contains('caught  dying  its process ended with exit code 137 (signal 9)')
        failed.err.contains('again   evicted  in 0 ms: its process ended with exit code 143 (signal 15)')
        failed.err.contains('[loud] from a program, ')
        failed.err.contains('[loud] from the body')
        failed.err.contains('error: task broken failed: IllegalStateException: not yet\n  --> faulty.flow.groovy:15')

        when:
        folder.resolve('mended').toFile().text = ''
        def resumed = flow('resume', '--isolate')

        then:
        resumed.exitCode == 0
        resumed.err.contains('8 tasks done (7 reused)')
        value('broken', 'last') == [1, 'timeout', 'lost', 'its process ended with exit code 137 (signal 9)', null, 1]
    }

    def "Ctrl-C and kill -9 of the run end the processes of its tasks, and lose nothing that one has committed: #signal"() {
        given:
        script('long', '''\
            flow('long') {
                step('first') { x = 'x' * 5000 }
                step('second') {
                    new File("pid").text = "${ProcessHandle.current().pid()}"
                    println 'begun'
                    if (!new File('go').exists()) { Thread.sleep(600_000) }
                    y = x.length()
                }
            }
            ''')

        when:
        def run = flow('run', 'long.flow.groovy', '--isolate').untilItSays('begun').signal(signal)

        then:
        run.exitCode == code

        when:
        def child = ProcessHandle.of(folder.resolve('pid').text as long)
        child.ifPresent { it.onExit().get() }
        folder.resolve('go').toFile().text = ''
        def resumed = flow('resume', '--isolate')

        then:
        resumed.exitCode == 0
        resumed.err.contains('2 tasks done (1 reused)')
        value('second', 'y') == 5000

        where:
        signal | code
        'INT'  | 130
        'KILL' | 137
    }

    def "the nodes of a gang run at the same time, each in a process of its own, and when one fails all are repeated"() {
        given:
        script('gang', '''\
            flow('gang') {
                step('train', nodes: 3, retry: 2, timeout: '60 s') {
                    def parallel = current.parallel
                    new File("here-${current.attempt}-${parallel.nodeIndex}").text = ''
                    def others = (0..<parallel.numNodes).collect { new File("here-${current.attempt}-${it}") }
                    while (!others.every { it.exists() }) { Thread.sleep(10) }
                    if (current.attempt == 0 && parallel.nodeIndex == 1) { Runtime.runtime.halt(9) }
                    if (current.attempt == 1 && parallel.nodeIndex == 2) { throw new IOException('not yet') }
                    node = [parallel.nodeIndex, current.attempt, ProcessHandle.current().pid()]
                }
                join('all') { inputs -> nodes = inputs*.node; pids = nodes*.last().toSet().size() }
            }
            ''')

        when:
        def run = ended([:], 'run', 'gang.flow.groovy', '--isolate')

        then:
        run.exitCode == 0
        value('all', 'nodes')*.take(2) == [[0, 2], [1, 2], [2, 2]]
        value('all', 'pids') == 3
        flow([:], 'fsck').exitCode == 0
    }

    def "a task is told what to do by its environment, does it once, and leaves what an orchestrator wants to know"() {
        given:
        script('small', '''\
            flow('small') {
                step('start') { items = ['a', 'b', 'c'] }
                foreach('items', as: 'item') { step('work') { println "work on $item"; if (item == 'b') { throw new IOException('no b') }; done = item } }
                join('end') { inputs -> }
            }
            ''')
        assert flow('run', 'small.flow.groovy').exitCode == 1
        def id = runs().get('latest').id
        def task = { Map<String, String> more -> ended([FLOW_TASK_RUN: id, FLOW_TASK_SCRIPT: 'small.flow.groovy', FLOW_TASK_OUTPUTS: "$folder/out".toString()] + more, 'task') }

        when:
        def start = task(FLOW_TASK_STEP: 'start')
        def failing = task(FLOW_TASK_STEP: 'work', FLOW_TASK_AT: '.1', FLOW_TASK_ATTEMPT: '1')
        def unreached = task(FLOW_TASK_STEP: 'end')
        folder.resolve('small.flow.groovy').text = folder.resolve('small.flow.groovy').text.replace("step('work')", "step('other')")
        def other = task(FLOW_TASK_STEP: 'start')

        then: 'what is done already is done, whoever did it'
        start.exitCode == 0
        folder.resolve('out/items').text == '3'

        and: 'what the body prints goes where it would go without flow'
        failing.exitCode == 1
        failing.out == 'work on b\n'
        failing.err.startsWith('error: task work[1] failed (attempt 1): IOException: no b\n  at small.flow.groovy:3')

        and:
        unreached.exitCode == 6
        unreached.err.contains("'end' cannot be begun: what stands before it is not done in run $id")

        and:
        other.exitCode == 2
        other.err.contains("'other' stands where 'work' stood")
    }

    def "of a task whose process did not live to tell it is said from outside: one that catches that is done, another one has failed for good"() {
        given:
        script('lost', '''\
            flow('lost') {
                step('start') { if (!new File('never').exists()) { throw new IllegalStateException('so that nothing follows') }; x = 1 }
                step('caught', retry: 2, catchInto: 'why') { x = 2 }
                step('plain', retry: 2) { x = 3 }
            }
            ''')
        assert flow('run', 'lost.flow.groovy').exitCode == 1
        def id = runs().get('latest').id
        def task = { Map<String, String> more, String... options ->
            ended([FLOW_TASK_RUN: id, FLOW_TASK_SCRIPT: 'lost.flow.groovy', FLOW_TASK_REASON: 'OOMKilled'] + more, 'task', *options)
        }
        folder.resolve('never').toFile().text = ''

        when:
        def started = task(FLOW_TASK_STEP: 'start', FLOW_TASK_ATTEMPT: '1')
        def caught = task(FLOW_TASK_STEP: 'caught', FLOW_TASK_KIND: 'killed', FLOW_TASK_ATTEMPT: '2', '--caught')
        def plain = task(FLOW_TASK_STEP: 'plain', FLOW_TASK_ATTEMPT: '2', '--caught')
        def run = runs().get(id)

        then:
        started.exitCode == 0
        caught.exitCode == 0
        plain.exitCode == 1
        plain.err.contains('error: task plain failed (attempt 2): OOMKilled')
        def why = run.step('caught').tasks[0].artifact('why').value
        [why.kind, why.message, why.attempts] == ['killed', 'OOMKilled', 3]
        run.step('plain').tasks[0].failedAttempts()*.last() == [true]
    }

    def "a task finds its script, the sources beside it, its libraries and its configs in a code package, and nothing else"() {
        given:
        folder.resolve('Greeting.groovy').text = 'class Greeting { static String of(name) { "hello $name" } }\n'
        folder.resolve('names.yaml').text = 'first: Ada\n'
        script('packed', '''\
            flow('packed') {
                config 'names', file: 'names.yaml'
                parameter 'times', type: Integer, default: 2
                step('start') { items = ['x'] * times }
                step('greet') { greeting = Greeting.of(names.first); println new File('Greeting.groovy').exists() }
            }
            ''')
        def digest = new groovy.json.JsonSlurper().parseText(flow('package', 'packed.flow.groovy', '--json').out).digest
        assert flow('run', 'packed.flow.groovy', '--store', 'runs').exitCode == 0
        assert flow('package', 'packed.flow.groovy', '--upload', '--store', 'runs').err.contains('kept in the store')
        def again = ended([:], 'package', 'packed.flow.groovy', '--upload', '--store', 'runs')
        def id = new Runs(new LocalStore(folder.resolve('runs'))).get('latest').id
        def elsewhere = Files.createDirectory(folder.resolve('elsewhere'))
        ['packed.flow.groovy', 'Greeting.groovy', 'names.yaml'].each { folder.resolve(it).toFile().delete() }

        when: 'the record of the task is taken away, as if it had not run yet'
        def task = { Map<String, String> more ->
            def started = new Started([JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), XDG_CACHE_HOME: "$folder/other".toString(),
                                       FLOW_STORE: "$folder/runs".toString(), FLOW_TASK_RUN: id, FLOW_TASK_STEP: 'greet'] + more,
                ['env', '-C', elsewhere.toString(), HOME.resolve('bin/flow').toString(), 'task'])
            assert started.exitCode >= 0
            started
        }
        def found = task(FLOW_TASK_PACKAGE: digest)
        def missing = task(FLOW_TASK_PACKAGE: '0' * 64)
        def wrong = task(FLOW_TASK_PACKAGE: 'x')
        def kept = folder.resolve("runs/packages/$digest")
        Files.write(kept, (kept.bytes as List).tap { it[600] = 1 } as byte[])
        folder.resolve('other/flow/packages').toFile().deleteDir()
        def damaged = task(FLOW_TASK_PACKAGE: digest)

        then:
        again.err.contains('the store has it already')
        found.exitCode == 0
        found.err == ''

        and:
        missing.exitCode == 6
        missing.err.contains("there is no code package ${'0' * 64}")
        wrong.exitCode == 2
        damaged.exitCode == 7
    }

    def "an environment that says too little or something else is a mistake of whoever made it: #environment"() {
        when:
        def told = flow(environment, 'task')

        then:
        told.exitCode == 2
        told.err.contains(message)

        where:
        environment                                                                                      || message
        [:]                                                                                              || 'FLOW_TASK_RUN is not set'
        [FLOW_TASK_RUN: 'x', FLOW_TASK_STEP: 'y', FLOW_TASK_AT: '2', FLOW_TASK_SCRIPT: 'z']              || "FLOW_TASK_AT is a place like .2 or .2~3, not '2'"
        [FLOW_TASK_RUN: 'x', FLOW_TASK_STEP: 'y', FLOW_TASK_ATTEMPT: '-1', FLOW_TASK_SCRIPT: 'z']        || "FLOW_TASK_ATTEMPT is a whole number from 0, not '-1'"
        [FLOW_TASK_RUN: 'x', FLOW_TASK_STEP: 'y', FLOW_TASK_WITH: '"retry=3"', FLOW_TASK_SCRIPT: 'z']    || 'FLOW_TASK_WITH is a JSON array of texts'
    }
}
