package flow.graph

import java.time.Duration
import spock.lang.Specification

class StepOptionsSpec extends Specification {

    private static final Resources SMALL = new Resources(new Cpu(500), new ByteSize(1_000), null, 1, 'nvidia', null)
    private static final Resources LARGE = new Resources(new Cpu(4000), new ByteSize(900), new ByteSize(7), 0, 'amd', null)

    def "what is said wins, key by key, and what is not said is filled in"() {
        given:
        def step = options(retry: new Retry(2, null, null, null, null), environment: [A: 'step'])
        def eachStep = options(
                retry: new Retry(5, Duration.ofSeconds(10), 2.0d, null, ['java.io.IOException']),
                timeout: Duration.ofHours(1), environment: [A: 'each', B: 'each'], secrets: [])

        when:
        def merged = step.orElse(eachStep)

        then:
        merged.retry() == new Retry(2, Duration.ofSeconds(10), 2.0d, null, ['java.io.IOException'])
        merged.timeout() == Duration.ofHours(1)
        merged.environment() == [A: 'step', B: 'each']
        merged.environment().keySet() as List == ['A', 'B']
        merged.secrets() == []
    }

    def "merging with nothing said changes nothing, on either side"() {
        given:
        def some = options(description: 'd', catchInto: 'f', retry: Retry.times(1), timeout: Duration.ZERO,
                resources: SMALL, kubernetes: Kubernetes.PLAIN, batch: Batch.NONE, environment: [A: 'a'])

        expect:
        some.orElse(StepOptions.NONE) == some
        StepOptions.NONE.orElse(some) == some
    }

    def "none at a higher precedence is not filled in again"() {
        given:
        def none = options(retry: Retry.NONE, timeout: Duration.ZERO, kubernetes: Kubernetes.NONE, batch: Batch.NONE)
        def lower = options(retry: Retry.times(3), timeout: Duration.ofSeconds(9),
                kubernetes: kubernetes(SMALL), batch: Batch.PLAIN)

        when:
        def merged = none.orElse(lower)

        then:
        merged.effectiveRetry().effectiveTimes() == 0
        merged.effectiveTimeout().empty
        !merged.kubernetes().wanted()
        merged.kubernetesResources() == Resources.NONE
        !merged.batch().wanted()
    }

    def "something at a higher precedence wins over none below"() {
        expect:
        options(kubernetes: kubernetes(SMALL)).orElse(options(kubernetes: Kubernetes.NONE)).kubernetes() == kubernetes(SMALL)
        options(retry: Retry.times(2)).orElse(options(retry: Retry.NONE)).effectiveRetry().effectiveTimes() == 2
    }

    def "of resources and kubernetes the larger holds, key by key"() {
        expect:
        options(resources: SMALL, kubernetes: kubernetes(LARGE)).kubernetesResources() ==
                new Resources(new Cpu(4000), new ByteSize(1_000), new ByteSize(7), 1, 'nvidia', null)
        options(resources: SMALL).kubernetesResources() == SMALL
        options(kubernetes: kubernetes(LARGE)).kubernetesResources() == LARGE
        options(resources: SMALL, batch: Batch.PLAIN).batchResources() == SMALL
        StepOptions.NONE.kubernetesResources() == Resources.NONE
    }

    def "kubernetes is merged key by key, its maps too, its lists as a whole"() {
        given:
        def step = new Kubernetes(true, new Resources(new Cpu(1), null, null, null, null, null),
                new PodImage('mine', null, null), new Placement(null, 'me', [disk: 'ssd'], null),
                [a: 'step'], [x: 'step'], ['one'], null, null)
        def each = new Kubernetes(true, new Resources(new Cpu(2), new ByteSize(5), null, null, 'amd', new ByteSize(6)),
                new PodImage('theirs', PodImage.PullPolicy.NEVER, ['pull']), new Placement('space', 'you', [disk: 'hdd', arch: 'arm64'], []),
                [a: 'each', b: 'each'], [y: 'each'], ['two', 'three'],
                [new Volume(new Volume.Source.Claim('c'), '/c', null, false)], [hostNetwork: true])

        expect:
        step.orElse(each) == new Kubernetes(true,
                new Resources(new Cpu(1), new ByteSize(5), null, null, 'amd', new ByteSize(6)),
                new PodImage('mine', PodImage.PullPolicy.NEVER, ['pull']),
                new Placement('space', 'me', [disk: 'ssd', arch: 'arm64'], []),
                [a: 'step', b: 'each'], [x: 'step', y: 'each'], ['one'], each.volumes(), [hostNetwork: true])
        Kubernetes.PLAIN.orElse(each) == each
        each.orElse(Kubernetes.PLAIN) == each
    }

    def "batch is merged key by key"() {
        given:
        def step = new Batch(true, Resources.NONE, 'mine', null, 'job', null, [a: 'step'])
        def each = new Batch(true, SMALL, 'theirs', 'queue', 'other', 'start', [a: 'each', b: 'each'])

        expect:
        step.orElse(each) == new Batch(true, SMALL, 'mine', 'queue', 'job', 'start', [a: 'step', b: 'each'])
        Batch.PLAIN.orElse(each) == each
        each.orElse(Batch.NONE) == each
    }

    def "options cannot be changed afterwards"() {
        when:
        change(options(environment: [A: 'a'], secrets: [new Secret(Secret.Provider.FILE, 'x')], kubernetes: Kubernetes.PLAIN))

        then:
        thrown(UnsupportedOperationException)

        where:
        change << [{ it.environment().B = 'b' }, { it.secrets() << null }, { it.kubernetes().labels().x = 'y' }]
    }

    def "a value that no reader would let through is refused where it is made"() {
        when:
        make()

        then:
        thrown(IllegalArgumentException)

        where:
        make << [{ Retry.times(-1) }, { new Retry(1, Duration.ofSeconds(-1), null, null, null) },
                 { new Retry(1, null, 0.5d, null, null) }, { new Retry(1, null, Double.NaN, null, null) },
                 { options(timeout: Duration.ofSeconds(-1)) }, { new Cpu(0) }, { new ByteSize(0) },
                 { new Resources(null, null, null, -1, null, null) }, { new PayloadPath([]) },
                 { new Trigger.Upstream('project', null, 'f') }]
    }

    def "nothing said means one attempt without a bound"() {
        expect:
        StepOptions.NONE.effectiveRetry().effectiveTimes() == 0
        StepOptions.NONE.effectiveTimeout().empty
        StepOptions.NONE.effectiveSecrets() == []
    }

    def "a retry that only says how is repeated three times"() {
        expect:
        new Retry(null, Duration.ofSeconds(1), null, null, null).effectiveTimes() == 3
    }

    def "the delay grows by the factor up to its bound"() {
        given:
        def retry = new Retry(9, Duration.ofSeconds(10), factor, max, null)

        expect:
        (1..4).collect { retry.delayBefore(it).toSeconds() } == delays

        where:
        factor | max                    || delays
        null   | null                   || [10, 10, 10, 10]
        2.0d   | null                   || [10, 20, 40, 80]
        2.0d   | Duration.ofSeconds(30) || [10, 20, 30, 30]
        3.0d   | Duration.ofSeconds(5)  || [5, 5, 5, 5]
    }

    def "a delay that grows beyond all bounds stays a delay"() {
        expect:
        new Retry(5000, Duration.ofSeconds(1), 10.0d, null, null).delayBefore(5000) > Duration.ofDays(365)
        new Retry(5000, Duration.ofSeconds(1), 10.0d, Duration.ofHours(1), null).delayBefore(5000) == Duration.ofHours(1)
    }

    def "a failure is covered by its class or a superclass"() {
        expect:
        new Retry(1, null, null, null, on).covers(new FileNotFoundException('gone')) == covered

        where:
        on                                || covered
        null                              || true
        []                                || false
        ['java.io.FileNotFoundException'] || true
        ['FileNotFoundException']         || true
        ['java.io.IOException']           || true
        ['java.lang.RuntimeException']    || false
        ['java.lang.Error']               || false
        ['NotFoundException']             || false
    }

    private static Kubernetes kubernetes(Resources resources) {
        new Kubernetes(true, resources, PodImage.UNSAID, Placement.UNSAID, [:], [:], null, null, null)
    }

    private static StepOptions options(Map<String, ?> said) {
        new StepOptions(said.description, said.catchInto, said.retry, said.timeout, said.resources, said.kubernetes,
                said.batch, said.environment ?: [:], said.secrets)
    }
}
