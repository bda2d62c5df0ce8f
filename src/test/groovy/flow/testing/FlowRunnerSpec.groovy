package flow.testing

import flow.client.NotFound
import flow.client.Status
import flow.run.RunEvent
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset

@Timeout(60)
class FlowRunnerSpec extends Specification {

    static final TRAIN = '''\
        def load(String name) { throw new IllegalStateException("nobody may load $name in a test") }

        flow('train') {
            tags 'nightly'
            parameter 'alpha', type: Double, default: 0.5
            parameter 'day', type: java.time.LocalDate, required: true
            config 'cfg', default: [size: 2]
            step('load', retry: 2, secrets: ['kubernetes:db/password']) {
                println "loading with ${env.REGION} for $current.userName"
                hidden = secrets['password'].size()
                rows = load('rows')
            }
            foreach('rows', as: 'row') {
                step('square') { result = row * row * cfg.size }
            }
            join('sum') { inputs -> total = inputs*.result.sum(0) * alpha }
        }
        '''.stripIndent()

    static final Instant NOON = Instant.parse('2026-11-20T12:00:00Z')

    @Shared
    FlowRunner train = FlowRunner.text(TRAIN).parameters(day: '2026-11-20').secrets(password: 'geheim')

    @TempDir
    Path folder

    def "a script runs with given parameters, configs, variables, secrets and tags, and steps that are replaced"() {
        when:
        def result = train.parameter('alpha', 1.5).config('cfg', [size: 10]).environment(REGION: 'north').tags('mine').user('eve')
            .replace('load') {
                println "loading with ${env.REGION} for $current.userName"
                hidden = secrets['password'].size()
                rows = [1, 2, 3]
            }
            .run()

        then:
        result.status == Status.SUCCEEDED
        result.succeeded
        result['total'] == 210.0d
        result.artifacts == [hidden: 6, rows: [1, 2, 3], total: 210.0d]
        result.run['square'].tasks*.own*.result*.value == [10, 40, 90]
        result.run.tags == ['nightly', 'mine'] as Set
        result.run.user == 'eve'
        result.run.parameters.day.value == java.time.LocalDate.of(2026, 11, 20)
        result.lines == ['loading with north for eve']
        result.done == ['load', 'square[0]', 'square[1]', 'square[2]', 'sum']
        result.failures == []
        result.expectSuccess().is(result)
    }

    def "a run that fails tells what failed, where, and after how many attempts"() {
        when:
        def result = train.run()

        then:
        result.status == Status.FAILED
        !result.succeeded
        result.failures.size() == 1
        with(result.failures[0]) {
            step == 'load'
            task == 'load'
            message == 'nobody may load rows in a test'
            type == IllegalStateException.name
            place == 'script.flow.groovy:1'
            attempts == 3
        }
        result.artifacts == [:]
        result.lines == ['loading with null for tester'] * 3

        when:
        result.expectSuccess()

        then:
        def failure = thrown(AssertionError)
        failure.message == 'the run failed:\n  load: nobody may load rows in a test (script.flow.groovy:1)'
    }

    def "a runner is changed by nobody: each method makes another"() {
        given:
        def base = train.replace('load') { rows = [1]; hidden = 0 }

        expect:
        base.parameter('alpha', 2).run()['total'] == 4.0d
        base.run()['total'] == 1.0d
        base.replace('load') { rows = []; hidden = 0 }.run()['total'] == 0.0d
        train.run().status == Status.FAILED
    }

    def "replaced steps of Java see a map"() {
        given:
        def seen = [:]

        when:
        def result = train
            .replace('load', { artifacts -> artifacts.put('rows', [3, 4]); artifacts.put('gone', 1); artifacts.remove('gone') } as StepCode)
            .replace('square', { artifacts ->
                seen[artifacts.get('index')] = [artifacts.containsKey('rows'), artifacts.get('row'), artifacts.get('nothing'), new HashSet(artifacts.keySet())]
                artifacts.put('result', artifacts.get('alpha'))
            } as StepCode)
            .run()

        then:
        result.expectSuccess()['total'] == 0.5d
        seen == [0: [true, 3, null, ['rows'] as Set], 1: [true, 4, null, ['rows'] as Set]]
    }

    def "a replaced join is given its inputs, a replaced gang runs on every node, and an exception fails a replaced step"() {
        given:
        def runner = FlowRunner.text('''
            flow('gang') {
                step('work', nodes: 2) { node = 7 }
                join('all') { inputs -> nodes = inputs*.node }
            }
            ''')

        expect:
        runner.run()['nodes'] == [7, 7]
        runner.replace('work') { node = current.parallel.nodeIndex }.run()['nodes'] == [0, 1]
        runner.replace('all') { inputs -> nodes = inputs*.node.sum() }.run()['nodes'] == 14
        runner.replace('all') { throw new IOException('full') }.run().failures*.toString() == ["all: full (FlowRunnerSpec.groovy:${lineOf('IOException')})"]*.toString()
    }

    def "a flow stands in the test itself, with its words, the test's variables and its methods"() {
        given:
        def factor = 3
        def heard = []

        when:
        def result = FlowRunner.flow('inline') {
            parameter 'words', default: ['a', 'bcd']
            foreach('words', as: 'word') {
                step('count') { letters = doubled(word.size()) * factor }
            }
            join('sum') { inputs ->
                total = inputs*.letters.sum(0)
                heard << total
            }
            choose {
                when({ total > 100 }) { step('large') { size = 'large' } }
                otherwise { step('small') { size = 'small' } }
            }
            repeat('loop', until: { rounds == 2 }, atMost: 5) {
                step('round') { rounds = iteration }
            }
            onSuccess { run -> heard << run.status.toString() }
        }.run()

        then:
        result.expectSuccess().artifacts == [rounds: 2, size: 'small', total: 24]
        heard == [24, 'succeeded']
        result.done.last() == '@onSuccess'
    }

    def "a failure in a flow of the test has its line in the test"() {
        when:
        def result = FlowRunner.flow('inline') {
            step('a') { doubled(null) }
        }.run()

        then:
        result.failures*.place == ['FlowRunnerSpec.groovy:' + lineOf('private static int doubled')]
    }

    def "delays of retries pass at once, and everything has its time by the given clock"() {
        given:
        def runner = FlowRunner.text('''
            flow('patient') {
                step('try', retry: [times: 2, delay: '10 min', factor: 2]) {
                    println "attempt $current.attempt"
                    if (current.attempt < 2) { throw new IllegalStateException('not yet') }
                    done = true
                }
            }
            ''').clock(Clock.fixed(NOON, ZoneOffset.UTC))

        when:
        def result = runner.run()

        then:
        result.expectSuccess()['done']
        result.run.startedAt == NOON
        result.run.endedAt == NOON + Duration.ofMinutes(30)
        result.run['try'][0].history*.startedAt == [NOON, NOON + Duration.ofMinutes(10), NOON + Duration.ofMinutes(30)]
        result.log.lines*.at == result.run['try'][0].history*.startedAt
        result.events.findAll { it instanceof RunEvent.TaskRetried }*.delay()*.toMinutes() == [10L, 20L]
    }

    def "a step takes as long as the test says, and meets its timeout"() {
        given:
        def runner = FlowRunner.text('''
            flow('slow') {
                parallel {
                    step('train', timeout: '2 h', retry: [times: 1, delay: '1 h']) { model = current.attempt }
                    step('other') { x = 1 }
                }
                join('end') { inputs -> merge(inputs) }
            }
            ''').clock(Clock.fixed(NOON, ZoneOffset.UTC)).workers(2)

        when:
        def quick = runner.takes('train', '119 min').takes('other', '30 min').run()
        def slow = runner.takes('train', '121 min').takes('other', '5 h').run()

        then:
        quick.expectSuccess()
        quick.done == ['other', 'train', 'end']
        quick.run.took == Duration.ofMinutes(119)
        quick.run['other'].took == Duration.ofMinutes(30)

        and:
        slow.failures*.toString() == ["train: it took longer than its timeout of 2 h (script.flow.groovy:4:26)"]
        slow.failures*.attempts == [2]
        slow.run.took == Duration.ofHours(5)
        slow.done == ['other']
    }

    def "a body that really blocks meets its timeout when so much time has really passed"() {
        when:
        def result = FlowRunner.script('dsl-examples/retry.flow.groovy').run().expectSuccess()

        then:
        result.lines == ['attempt 3: 3 rows', '[3, 5, 8] as they came: it took longer than its timeout of 0.5 s']
    }

    def "many steps wait at the same time, and each goes on at its own"() {
        given:
        def runner = FlowRunner.text('''
            flow('wide') {
                foreach((1..20).toList(), as: 'n') {
                    step('wait', timeout: '10 s') { x = n }
                    step('go') { y = x }
                }
                join('end') { inputs -> all = inputs*.y }
            }
            ''').clock(Clock.fixed(NOON, ZoneOffset.UTC)).takes('wait', '9 s').takes('go', 1)

        expect:
        [1, 2, 7, 20].every { workers ->
            def result = runner.workers(workers).run().expectSuccess()
            assert result['all'] == (1..20).toList()
            assert result.run['wait'].tasks*.took.unique() == [Duration.ofSeconds(9)]
            assert result.run['go'].tasks*.took.unique() == [Duration.ofSeconds(1)]
            result.run.took >= Duration.ofSeconds(10)
        }
    }

    def "runs are kept where the test says, and nowhere else"() {
        given:
        def before = System.getProperty('user.dir')
        def home = Path.of(System.getProperty('user.home'))
        def script = Files.writeString(folder.resolve('a.flow.groovy'), "flow('a') { step('s') { x = file('data.txt').name; println 'said' } }")
        def out = new ByteArrayOutputStream()
        def real = [System.out, System.err]
        System.out = new PrintStream(out)
        System.err = System.out

        when:
        def result = FlowRunner.script(script).replace('s') { x = 1; println 'said' }.in(folder).run().expectSuccess()

        then:
        flow.client.Runs.in(folder).get('latest') == result.run
        result.run.script == script.toString()
        result.lines == ['said']
        out.size() == 0
        !Files.exists(Path.of(before, '.flow', 'runs', result.run.id))
        !Files.exists(home.resolve('.flow'))

        cleanup:
        System.out = real[0]
        System.err = real[1]
    }

    def "given secrets are seen by the steps that ask for them, and by no others"() {
        when:
        def result = FlowRunner.text('''
            flow('hidden') {
                step('asks', secrets: ['kubernetes:db/password', 'aws-secrets-manager:prod/key', 'env:TOKEN']) {
                    seen = [secrets['password'] == 'ge\\nheim', secrets['prod/key'] == 'tief', secrets.TOKEN == 't', env.TOKEN == 't']
                    println secrets.TOKEN
                }
                step('does-not') { others = [env.password, env.TOKEN, secrets.size()] }
            }
            ''').secrets(password: 'ge\nheim', 'prod/key': 'tief', TOKEN: 't').run().expectSuccess()

        then:
        result['seen'] == [true, true, true, true]
        result['others'] == [null, null, 0]
    }

    def "projects have branches"() {
        given:
        def runner = FlowRunner.text("flow('p') { project('shop'); step('s') { where = [current.branchName, current.isProduction] } }")

        expect:
        runner.run()['where'] == ['user.tester', false]
        runner.branch('test.x').run()['where'] == ['test.x', false]
        runner.branch('prod').run()['where'] == ['prod', true]
    }

    def "a script with faults does not run; all of them are told as 'flow check' tells them"() {
        when:
        FlowRunner.text('''\
            flow('bad') {
                step('a') { x = 1 }
                step('b') { y = xx + zz }
            }
            '''.stripIndent()).run()

        then:
        def invalid = thrown(InvalidFlow)
        invalid.problems*.code()*.name() == ['F012', 'F012']
        invalid.message.startsWith("error[F012]: step 'b' reads 'xx', which no earlier step sets\n --> script.flow.groovy:3:21\n")
        invalid.message.contains('3 |     step(\'b\') { y = xx + zz }')

        when:
        FlowRunner.flow('bad') { step('a') { x = 1 }; foreach('x') { step('b') { } } }.run()

        then:
        def unjoined = thrown(InvalidFlow)
        unjoined.problems*.position()*.file().unique() == ['FlowRunnerSpec.groovy']
    }

    def "what the flow does not have, or does not fit, is refused: #message"() {
        when:
        given(train.replace('load') { rows = [1] }).run()

        then:
        def refused = thrown(IllegalArgumentException)
        refused.message == message

        where:
        given                                    || message
        ({ it.replace('laod') { } })             || "the flow has no step 'laod'; did you mean 'load'?"
        ({ it.takes('nothing', '1 s') })         || "the flow has no step 'nothing'"
        ({ it.takes('load', 'soon') })           || "'soon' is no duration; write for example '90 s', '1 h 30 min', 'PT1H30M' or 90 (seconds)"
        ({ it.parameter('alhpa', 1) })           || "the flow has no parameter 'alhpa'; did you mean 'alpha'?"
        ({ it.parameter('alpha', 'much') })      || "parameter 'alpha': 'much' is no Double; write a number, such as 0.01"
        ({ it.parameter('day', null) })          || "parameter 'day' is required"
        ({ it.config('cgf', [:]) })              || "the flow has no config 'cgf'; did you mean 'cfg'?"
        ({ it.secrets(token: 'x') })             || "the flow has no secret 'token'"
        ({ it.tags('') })                        || 'a tag is not empty'
        ({ FlowRunner.script('gone.flow.groovy') }) || "there is no file 'gone.flow.groovy'"
    }

    def "an artifact that is not there is told with the nearest name"() {
        when:
        train.replace('load') { rows = [1]; hidden = 0 }.run()['totl']

        then:
        def missing = thrown(NotFound)
        missing.message == "the run left no artifact 'totl'; did you mean 'total'?"
    }

    private static int doubled(Integer number) { number * 2 }

    private static int lineOf(String text) {
        def source = Path.of(System.getProperty('flow.home'), 'src/test/groovy/flow/testing/FlowRunnerSpec.groovy')
        1 + Files.readAllLines(source).findIndexOf { it.contains(text + '(') }
    }
}
