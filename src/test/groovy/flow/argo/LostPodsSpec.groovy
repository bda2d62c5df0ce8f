package flow.argo

import flow.client.Runs
import flow.client.Status
import flow.client.Task
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

/** Pods that are lost, killed, or fail: what retries, `catchInto` and the run's end make of it on Argo. */
@Timeout(60)
class LostPodsSpec extends Specification {
    private static final Pods.Ended EVICTED = new Pods.Ended(Optional.empty(), [:])

    @TempDir
    Path folder

    private Deployment deployed(String text, String... options) {
        def script = folder.resolve('lost.flow.groovy')
        script.text = text.stripIndent()
        new Deployment(folder, script.toString(), options.toList())
    }

    private static List<String> attempts(Deployment deployment, String step) {
        deployment.pods.findAll { it.environment().FLOW_TASK_STEP == step }*.environment()*.FLOW_TASK_ATTEMPT
    }

    def "a pod that is lost is repeated, and the attempt before it counts"() {
        given:
        def deployment = deployed('''\
            flow('lost') {
                step('work', retry: 2) { attempt = current.attempt }
                step('end') { seen = attempt }
            }
            ''')
        int lost = 0
        deployment.fate = { it.environment().FLOW_TASK_STEP == 'work' && lost++ < 2 ? EVICTED : null }

        when:
        def run = deployment.run()

        then:
        run.phase() == Node.Phase.SUCCEEDED
        attempts(deployment, 'work') == ['0', '1', '2']
        new Runs(deployment.deployed).get(deployment.runId).step('end').task('0')['seen'] == 2
    }

    def "a failure of the body, a pod that was killed and one that was lost are caught, and the flow goes on: #how"() {
        given:
        def deployment = deployed('''\
            flow('lost') {
                step('start') { items = [1, 2] }
                foreach('items', as: 'item') {
                    step('work', retry: 1, catchInto: 'why') { x = 1; if (new File('/').exists()) { throw new IOException('as ever') } }
                    step('look') { kind = why.kind; attempts = why.attempts; message = why.message }
                }
                join('all') { inputs -> kinds = inputs*.kind; attempts = inputs*.attempts; messages = inputs*.message }
                step('last', catchInto: 'late') { }
            }
            ''')
        deployment.fate = { it.environment().FLOW_TASK_STEP in ['work', 'last'] ? fate : null }

        when:
        def run = deployment.run()
        def all = new Runs(deployment.deployed).get(deployment.runId).step('all').task('0')

        then:
        run.phase() == Node.Phase.SUCCEEDED
        all['kinds'] == [kind, kind]
        all['attempts'] == [2, 2]
        all['messages'].every { it.contains(message) }
        new Runs(deployment.deployed).get(deployment.runId).status == Status.SUCCEEDED

        where:
        how                | fate                 | kind        | message
        'the body fails'   | null                 | 'exception' | 'as ever'
        'killed'           | Pods.Ended.with(137) | 'killed'    | 'used more memory'
        'evicted'          | EVICTED              | 'lost'      | 'as when it is evicted'
        'deleted'          | Pods.Ended.DELETED   | 'lost'      | 'pod was lost (Error)'
        'something else'   | Pods.Ended.with(3)   | 'lost'      | 'exit code 3'
    }

    def "a pod that left nothing is a failure of its task, which hooks and people see: #how"() {
        given:
        def deployment = deployed('''\
            flow('lost') {
                onFailure { println "failed with ${it.failures.first().step}" }
                step('start') { items = [1, 2, 3] }
                foreach('items') { step('work') { } }
                join('end') { inputs -> }
            }
            ''')
        deployment.fate = { it.node().endsWith('work(1:1)') ? fate : null }

        when:
        def run = deployment.run()
        def here = new Runs(deployment.deployed).get(deployment.runId)

        then:
        run.phase().isBad()
        here.status == Status.FAILED
        here.failures*.path == ["$deployment.runId/work/1".toString()]
        here.failures[0].failure.kind() == 'lost'
        here.log.text.contains('failed with work')

        where:
        how       | fate
        'killed'  | Pods.Ended.with(137)
        'evicted' | EVICTED
        'deleted' | Pods.Ended.DELETED
    }

    def "what another attempt would not change is attempted once"() {
        given:
        def deployment = deployed('''\
            flow('lost') {
                step('work', retry: [times: 5, on: ['SocketException']]) { throw new IllegalStateException('wrong') }
                step('end') { }
            }
            ''')

        when:
        def run = deployment.run()

        then:
        run.phase() == Node.Phase.FAILED
        attempts(deployment, 'work') == ['0']
        new Runs(deployment.deployed).get(deployment.runId).failures*.step == ['work']
    }

    def "of a gang likewise, although Argo sees no more of its nodes than that one failed: #thrown, #made"() {
        given:
        def deployment = deployed("""\
            flow('lost') {
                step('work', nodes: 2, retry: [times: 5, on: ['SocketException']]) {
                    if (current.parallel.nodeIndex == 1) { throw new $thrown('wrong') }
                    x = current.attempt
                }
                join('end') { inputs -> }
            }
            """, '--gang', made)

        when:
        def run = deployment.run()

        then:
        run.phase() == Node.Phase.FAILED
        attempts(deployment, 'work') == attempted

        where:
        made     | thrown                     || attempted
        'jobset' | 'IllegalStateException'    || ['0']
        'jobs'   | 'IllegalStateException'    || ['0']
        'jobset' | 'java.net.SocketException' || ['0', '1', '2', '3', '4', '5']
        'jobs'   | 'java.net.SocketException' || ['0', '1', '2', '3', '4', '5']
    }

    def "of a gang that failed one node has failed, and the others were ended with it; when Argo begins it anew all count on alike: #how"() {
        given:
        def deployment = deployed("""\
            flow('lost') {
                onFailure { println "failed with \${it.failures*.path}" }
                step('work', nodes: 3, retry: 1) {
                    if (current.parallel.nodeIndex == 1 && current.attempt < $attempts) { throw new IOException('wrong') }
                    x = current.attempt
                }
                join('end') { inputs -> xs = inputs*.x }
            }
            """)
        int lost = 0
        deployment.fate = { it.environment().FLOW_TASK_STEP == 'work' && lost++ < pods ? EVICTED : null }

        when:
        def run = deployment.run()
        def here = new Runs(deployment.deployed).get(deployment.runId)

        then:
        run.phase() == Node.Phase.FAILED
        here.failures*.path == ["$deployment.runId/work/$guilty".toString()]
        here.log.text.contains("failed with [$deployment.runId/work/$guilty]")
        here.step('work').tasks*.state == states
        here.step('work').tasks.findAll { it.state == Task.State.ENDED }.every { it.failedAttempts().last().failure().message() == "'work[#${guilty - 'n'}]' of the same gang failed" }

        when: 'argo retry'
        def again = deployment.run()
        def all = new Runs(deployment.deployed).get(deployment.runId).step('end').task('0')

        then:
        again.phase() == Node.Phase.SUCCEEDED
        all['xs'] == [attempt] * 3

        where:
        how                             | attempts | pods || guilty | states                                                  | attempt
        'a node fails'                  | 2        | 0    || 'n1'   | [Task.State.ENDED, Task.State.FAILED, Task.State.ENDED] | 2
        'none of them lived to tell'    | 0        | 2    || 'n0'   | [Task.State.FAILED, Task.State.ENDED, Task.State.ENDED] | 1
    }

    def "hooks run once, and the end is written, also when the first pods of the end are lost; the status stays"() {
        given:
        def deployment = deployed('''\
            flow('lost') {
                onFailure { println "failed with ${it.failures*.step}" }
                step('work') { throw new IllegalStateException('wrong') }
            }
            ''')
        int lost = 0
        deployment.fate = { it.environment().FLOW_TASK_STATUS && lost++ < 2 ? EVICTED : null }

        when:
        def run = deployment.run()
        def here = new Runs(deployment.deployed).get(deployment.runId)

        then:
        run.phase() == Node.Phase.FAILED
        here.status == Status.FAILED
        here.log.text.contains('failed with [work]')
        deployment.pods.findAll { it.environment().FLOW_TASK_STATUS }.size() == 3
    }

    def "whatever becomes of the end, a run that succeeded did"() {
        given:
        def deployment = deployed("flow('lost') { step('work') { x = 1 } }")
        deployment.fate = { it.environment().FLOW_TASK_STATUS ? EVICTED : null }

        expect:
        deployment.run().phase() == Node.Phase.SUCCEEDED
        new Runs(deployment.deployed).get(deployment.runId).status == Status.RUNNING
    }

    def "a step that writes no decision is an error where it stands, and nothing after it runs"() {
        given:
        def deployment = deployed('''\
            flow('lost') {
                step('start') { items = [1] }
                foreach('items') { step('work') { } }
                join('end') { inputs -> }
            }
            ''')
        deployment.fate = { it.environment().FLOW_TASK_STEP == 'start' ? Pods.Ended.with(0) : null }

        when:
        def run = deployment.run()

        then:
        run.phase() == Node.Phase.ERROR
        run.node("$deployment.name-x7k2p.work").get().phase == Node.Phase.OMITTED
    }
}
