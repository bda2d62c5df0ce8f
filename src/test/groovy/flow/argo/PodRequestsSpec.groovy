package flow.argo

import flow.compile.argo.ArgoNames
import flow.store.object.Stores
import flow.store.s3.Buckets
import flow.store.s3.FaultyServer
import flow.store.s3.S3Server
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

/**
 * What the pods of a run ask of S3. In a run of many tasks these requests are what it costs, and each of them is a time that somebody
 * waits: a pod reads what never changes once.
 */
@Timeout(300)
@Requires(value = { S3Server.there }, reason = 'there is no S3 server')
class PodRequestsSpec extends Specification {
    private static final String RUN = 'argo-x-x7k2p'
    /** What every pod of a task asks, whatever stands before it. */
    private static final List<String> OF_EACH = ['GET flow.json', 'GET index/RUN', 'GET DONE', 'GET FAILED']

    @Shared
    @AutoCleanup
    FaultyServer server = new FaultyServer(S3Server.get().address)

    @TempDir
    Path folder

    private Deployment deployment(String text) {
        def script = folder.resolve('x.flow.groovy')
        script.text = text.stripIndent()
        def place = Buckets.make(server.address) + '/runs'
        def reached = S3Server.get().settings() + [FLOW_STORE_S3_ENDPOINT: server.address.toString()]
        new Deployment(folder, script.toString(), [], new StorePlace(place, reached, Stores.of(Buckets.bucket(place, server.address))))
    }

    /** The requests of each pod in turn, by its step and place; of a gang those of all its pods, one after the other. */
    private Map<String, List<String>> requestsOf(Deployment deployment) {
        def begun = []
        deployment.fate = { Pods.Pod pod ->
            begun << [ArgoNames.step(pod.environment().FLOW_TASK_STEP) + (pod.environment().FLOW_TASK_AT ?: ''), server.requests.size()]
            null
        }
        deployment.run()
        begun << ['', server.requests.size()]
        begun.collate(2, 1, false).collectEntries { pod, next -> [pod[0], server.requests.subList(pod[1], next[1]).collect { plain(it) }] }
    }

    private static String plain(String request) {
        URLDecoder.decode(request, 'UTF-8').replaceFirst(/^GET \?list-type=2&prefix=/, 'LIST ').replaceFirst(/ runs\//, ' ')
            .replace(RUN, 'RUN').replaceFirst(/runs\/RUN\//, '').replaceFirst(/\/$/, '').replaceFirst(/(log)\/0-[0-9a-f]+/, '$1')
            .replaceFirst(/[0-9a-f]{64}/, 'DIGEST')
    }

    /** @param own of the task, how it ended, and what else stands before that */
    private static List<String> pod(String task, List<String> before, List<String> own) {
        OF_EACH*.replace('DONE', "tasks/$task/done")*.replace('FAILED', "tasks/$task/failed/00000000") + before.collect { "GET tasks/$it".toString() } +
            own.collect { "PUT tasks/$task/$it".toString() }
    }

    def "a pod asks what it has to know, each once: how its task stands, what those before it have left, and nothing else"() {
        when:
        def requests = requestsOf(deployment('''\
            flow('x') {
                parameter 'factor', default: 2
                step('a') { items = [1, 2]; println 'two' }
                foreach('items', as: 'item') { step('b') { y = item * factor }; step('c') { z = y } }
                join('d') { inputs -> total = inputs*.z.sum() }
                step('n', nodes: 2) { m = total }
                join('j') { inputs -> sum = inputs*.m.sum() }
                step('e') { last = sum }
            }
            '''))
        def toD = ['a/done', 'b.0/done', 'c.0/done', 'b.1/done', 'c.1/done']
        def toN = toD + 'd/done'
        def toJ = toN + ['n@0/left/00000000', 'n@1/left/00000000']

        then: 'the first one begins the run, and fetches the package, which is at hand for the others here'
        requests.a == ['GET flow.json', 'GET index/RUN', 'HEAD packages/DIGEST', 'GET packages/DIGEST', 'PUT index/RUN', 'GET tasks/a/done',
                       'GET tasks/a/failed/00000000', 'PUT tasks/a/log/00000000', 'PUT tasks/a/done']

        and: 'steps'
        requests.'b.1' == pod('b.1', ['a/done'], ['done'])
        requests.'c.1' == pod('c.1', ['a/done', 'b.1/done'], ['done'])
        requests.e == pod('e', toN + 'n/whole' + ['n@0/left/00000000', 'n@1/left/00000000', 'j/done'], ['done'])
        requests.collectEntries { [it.key, it.value.size()] }.subMap(['b.0', 'b.1', 'c.0', 'c.1', 'e']) == ['b.0': 6, 'b.1': 6, 'c.0': 7, 'c.1': 7, e: 15]

        and: 'joins'
        requests.d == pod('d', toD, ['done'])
        requests.d.size() == 10
        requests.j == pod('j', toN + 'n/whole' + ['n@0/left/00000000', 'n@1/left/00000000'], ['done'])
        requests.j.size() == 14

        and: 'the two pods of a gang, of which the last one sees that both are there'
        requests.n.size() == 25
        requests.n.takeRight(3) == ['PUT tasks/n@1/left/00000000', 'HEAD tasks/n@0/left/00000000', 'PUT tasks/n/whole']

        and: 'the end'
        requests.end == ['GET flow.json', 'GET index/RUN', 'PUT end']
    }

    def "one that failed asks once more whether another attempt was faster, and the end of such a run looks once at what its tasks have left"() {
        when:
        def requests = requestsOf(deployment('''\
            flow('x') {
                step('start') { items = [1, 2] }
                foreach('items', as: 'item') { step('a') { if (item == 1) { throw new IOException('never') } } }
                join('b') { }
            }
            '''))

        then:
        requests.'a.0' == pod('a.0', ['start/done'], ['failed/00000000']) + ['GET tasks/a.0/done']
        requests.'a.0'.size() == 7
        requests.end.sort() == ['GET end', 'GET flow.json', 'GET index/RUN', 'GET tasks/a.0/failed/00000000', 'GET tasks/a.1/done', 'GET tasks/start/done',
                                'LIST tasks', 'PUT end']
    }

    def "tags are looked for by a task that asks for them"() {
        when:
        def requests = requestsOf(deployment('''\
            flow('x') {
                tags 'daily'
                step('a') { mine = current.tags }
            }
            '''))

        then:
        requests.a.takeRight(2) == ['LIST tags', 'PUT tasks/a/done']
    }

    def "a hook looks at the run as it is by then"() {
        when:
        def requests = requestsOf(deployment('''\
            flow('x') {
                step('a') { x = 1 }
                onSuccess { run -> println run['a'][0]['x'] }
            }
            '''))

        then:
        requests.end == ['GET flow.json', 'GET index/RUN', 'LIST tasks', 'GET tasks/a/done', 'GET end', 'PUT tasks/@onSuccess/log/00000000',
                         'PUT tasks/@onSuccess/done', 'PUT end']
    }
}
