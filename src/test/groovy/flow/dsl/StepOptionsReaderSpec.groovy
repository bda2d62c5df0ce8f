package flow.dsl

import flow.graph.Batch
import flow.graph.ByteSize
import flow.graph.Cpu
import flow.graph.Kubernetes
import flow.graph.PodImage
import flow.graph.Resources
import flow.graph.Retry
import flow.graph.Secret
import flow.graph.StepOptions
import flow.graph.Toleration
import flow.graph.Volume
import flow.graph.Volume.Source
import flow.problem.Problems
import java.time.Duration
import spock.lang.Specification

class StepOptionsReaderSpec extends Specification {

    def "nothing said is nothing read"() {
        expect:
        read([:]) == StepOptions.NONE
        read(retry: null, timeout: null, kubernetes: null, environment: null) == StepOptions.NONE
    }

    def "retry: #given"() {
        expect:
        read(retry: given).retry() == retry

        where:
        given                                       || retry
        3                                           || Retry.times(3)
        '3'                                         || Retry.times(3)
        3L                                          || Retry.times(3)
        0                                           || Retry.NONE
        false                                       || Retry.NONE
        true                                        || new Retry(null, null, null, null, null)
        [:]                                         || new Retry(null, null, null, null, null)
        [times: 2]                                  || Retry.times(2)
        [delay: '10 s', factor: 2, maxDelay: 60]    || new Retry(null, Duration.ofSeconds(10), 2.0d, Duration.ofMinutes(1), null)
        [factor: 1.5, delay: Duration.ofMillis(5)]  || new Retry(null, Duration.ofMillis(5), 1.5d, null, null)
        [on: IOException]                           || new Retry(null, null, null, null, ['java.io.IOException'])
        [on: [IOException, OutOfMemoryError]]       || new Retry(null, null, null, null, ['java.io.IOException', 'java.lang.OutOfMemoryError'])
        [on: ['java.net.SocketException', 'MyFault']] || new Retry(null, null, null, null, ['java.net.SocketException', 'MyFault'])
        [on: []]                                    || new Retry(null, null, null, null, [])
    }

    def "timeout: #given"() {
        expect:
        read(timeout: given).timeout() == timeout

        where:
        given                   || timeout
        '90 s'                  || Duration.ofSeconds(90)
        "${2} h"                || Duration.ofHours(2)
        90                      || Duration.ofSeconds(90)
        Duration.ofMinutes(5)   || Duration.ofMinutes(5)
        0                       || Duration.ZERO
        false                   || Duration.ZERO
    }

    def "resources are read after their units, and kubernetes has the same keys"() {
        given:
        def resources = new Resources(Cpu.from(4), ByteSize.from('16 GB'), ByteSize.from('1 TB'), 2, null, null)
        def more = new Resources(Cpu.from(4), ByteSize.from('16 GB'), ByteSize.from('1 TB'), 2, 'nvidia', ByteSize.from('1 GiB'))
        def given = [cpu: 4, memory: 16000, disk: '1 TB', gpu: '2']

        expect:
        read(resources: given).resources() == resources
        read(kubernetes: given + [gpuVendor: 'nvidia', sharedMemory: '1 GiB']).kubernetes().resources() == more
        read(batch: given).batch().resources() == resources
    }

    def "kubernetes and batch can be wanted and not wanted without more"() {
        expect:
        read(kubernetes: true).kubernetes() == Kubernetes.PLAIN
        read(kubernetes: [:]).kubernetes() == Kubernetes.PLAIN
        read(kubernetes: false).kubernetes() == Kubernetes.NONE
        read(batch: true).batch() == Batch.PLAIN
        read(batch: false).batch() == Batch.NONE
    }

    def "kubernetes takes everything that a pod may need"() {
        when:
        def kubernetes = read(kubernetes: [
            image: 'registry.example.org:5000/team/train:v2', imagePullPolicy: 'IfNotPresent', imagePullSecrets: ['registry'],
            namespace: 'ml', serviceAccount: 'trainer', nodeSelector: [disk: 'ssd', 'kubernetes.io/arch': 'arm64'],
            tolerations: [[key: 'gpu', operator: 'Exists', effect: 'NoSchedule'],
                          [key: 'team', value: 'ml', effect: 'NoExecute', tolerationSeconds: 60],
                          [operator: 'Exists']],
            labels: [team: 'ml', 'example.org/version': 2], annotations: [note: 'any text, really', on: true],
            secrets: 'db', podSpecPatch: [terminationGracePeriodSeconds: 60, containers: [[name: "${'main'}"]]]
        ]).kubernetes()

        then:
        kubernetes.image() == new PodImage('registry.example.org:5000/team/train:v2', PodImage.PullPolicy.IF_NOT_PRESENT, ['registry'])
        kubernetes.placement().namespace() == 'ml'
        kubernetes.placement().serviceAccount() == 'trainer'
        kubernetes.placement().nodeSelector() == [disk: 'ssd', 'kubernetes.io/arch': 'arm64']
        kubernetes.placement().tolerations() == [
            new Toleration('gpu', Toleration.Operator.EXISTS, null, Toleration.Effect.NO_SCHEDULE, null),
            new Toleration('team', Toleration.Operator.EQUAL, 'ml', Toleration.Effect.NO_EXECUTE, 60L),
            new Toleration(null, Toleration.Operator.EXISTS, null, null, null)]
        kubernetes.labels() == [team: 'ml', 'example.org/version': '2']
        kubernetes.annotations() == [note: 'any text, really', on: 'true']
        kubernetes.secrets() == ['db']
        kubernetes.podSpecPatch() == [terminationGracePeriodSeconds: 60, containers: [[name: 'main']]]
    }

    def "volumes: #given"() {
        expect:
        read(kubernetes: [volumes: given]).kubernetes().volumes() == volumes

        where:
        given                                                    || volumes
        ['my-claim': '/data']                                    || [new Volume(new Source.Claim('my-claim'), '/data', null, false)]
        [[claim: 'c', mountPath: '/data', readOnly: true, subPath: 'a/b']] || [new Volume(new Source.Claim('c'), '/data', 'a/b', true)]
        [[secret: 's', mountPath: '/s']]                         || [new Volume(new Source.SecretFiles('s'), '/s', null, false)]
        [[configMap: 'c', mountPath: '/c']]                      || [new Volume(new Source.ConfigMapFiles('c'), '/c', null, false)]
        [[hostPath: '/dev/fuse', mountPath: '/dev/fuse']]        || [new Volume(new Source.NodeFolder('/dev/fuse'), '/dev/fuse', null, false)]
        [[emptyDir: true, mountPath: '/tmp']]                    || [new Volume(new Source.Scratch(null, false), '/tmp', null, false)]
        [[emptyDir: '10 GB', mountPath: '/tmp']]                 || [new Volume(new Source.Scratch(ByteSize.from('10 GB'), false), '/tmp', null, false)]
        [[emptyDir: [medium: 'Memory', sizeLimit: '1 GiB'], mountPath: '/tmp']] || [new Volume(new Source.Scratch(ByteSize.from('1 GiB'), true), '/tmp', null, false)]
        []                                                       || []
    }

    def "a patch of the pod may be text"() {
        expect:
        read(kubernetes: [podSpecPatch: text]).kubernetes().podSpecPatch() == [hostNetwork: true, dnsPolicy: 'None']

        where:
        text << ['{"hostNetwork": true, "dnsPolicy": "None"}', 'hostNetwork: true\ndnsPolicy: None\n']
    }

    def "batch takes what a job definition needs"() {
        when:
        def batch = read(batch: [image: 'python:3.12', queue: 'fast', jobRole: 'arn:aws:iam::123456789012:role/job',
                                 executionRole: 'start', tags: [team: 'ml', cost: 5]]).batch()

        then:
        [batch.image(), batch.queue(), batch.jobRole(), batch.executionRole()] ==
            ['python:3.12', 'fast', 'arn:aws:iam::123456789012:role/job', 'start']
        batch.tags() == [team: 'ml', cost: '5']
    }

    def "environment holds texts, in the order they are written"() {
        expect:
        read(environment: [Z: 'z', A: 1, B: true, C: "${2}"]).environment().collect { it.toString() } == ['Z=z', 'A=1', 'B=true', 'C=2']
    }

    def "secrets are listed, and one needs no list"() {
        expect:
        read(secrets: ['env:TOKEN', 'kubernetes:db/password']).secrets() ==
            [new Secret(Secret.Provider.ENVIRONMENT, 'TOKEN'), new Secret(Secret.Provider.KUBERNETES, 'db/password')]
        read(secrets: 'env:TOKEN').secrets() == [new Secret(Secret.Provider.ENVIRONMENT, 'TOKEN')]
        read(secrets: []).secrets() == []
    }

    def "configs can hold options"() {
        given:
        def config = new Tree('cfg', [cpu: 2, image: 'python:3.12', volumes: [data: '/data']])

        expect:
        read(kubernetes: config).kubernetes().image().name() == 'python:3.12'
        read(kubernetes: [volumes: config.volumes]).kubernetes().volumes()*.mountPath() == ['/data']
    }

    def "#options is refused where it stands"() {
        given:
        def problems = new Problems()

        when:
        new StepOptionsReader(Places.of('step', options), problems).read(options)

        then:
        Places.shown(problems.sorted()) == [shown]

        where:
        options                                   || shown
        [retries: 3]                              || "retries: | F003 | 'step' has no option 'retries' | it has batch, catchInto, description, environment, kubernetes, nodes, resources, retry, secrets, timeout"
        [retri: 3]                                || "retri: | F003 | 'step' has no option 'retri' | did you mean 'retry'?"
        [memory: '1 GB']                          || "memory: | F003 | 'step' has no option 'memory' | write resources: [memory: …]"
        [image: 'x']                              || "image: | F003 | 'step' has no option 'image' | write kubernetes: [image: …]"
        [maxDelay: 5]                             || "maxDelay: | F003 | 'step' has no option 'maxDelay' | write retry: [maxDelay: …]"
        [retry: [tims: 3]]                        || "retry.tims: | F003 | 'retry' has no option 'tims' | did you mean 'times'?"
        [resources: [cpus: 3]]                    || "resources.cpus: | F003 | 'resources' has no option 'cpus' | did you mean 'cpu'?"
        [resources: [sharedMemory: 3]]            || "resources.sharedMemory: | F003 | 'resources' has no option 'sharedMemory' | write kubernetes: [sharedMemory: …]"
        [kubernetes: [tolerations: [[keys: 'a', operator: 'Exists']]]] || "kubernetes.tolerations.0.keys: | F003 | 'kubernetes.tolerations' has no option 'keys' | did you mean 'key'?"
        [retry: 'three']                          || "retry | F004 | retry: takes a whole number from 0, not the text 'three' | write retry: 3 or retry: [times: 3, delay: '10 s', factor: 2]"
        [retry: -1]                               || "retry | F004 | retry: takes a whole number from 0, not the number -1 | write retry: 3 or retry: [times: 3, delay: '10 s', factor: 2]"
        [retry: 2.5]                              || "retry | F004 | retry: takes a whole number from 0, not the number 2.5 | write retry: 3 or retry: [times: 3, delay: '10 s', factor: 2]"
        [retry: [3]]                              || "retry | F004 | retry: takes a whole number from 0, not a list | write retry: 3 or retry: [times: 3, delay: '10 s', factor: 2]"
        [retry: [times: 1e10]]                    || "retry.times | F004 | retry.times: takes a whole number from 0, not the number 1E+10 | null"
        [retry: [delay: '5 x']]                   || "retry.delay | F004 | retry.delay: '5 x' is no duration | write for example '90 s', '1 h 30 min', 'PT1H30M' or 90 (seconds)"
        [retry: [delay: -5]]                      || "retry.delay | F004 | retry.delay: '-5' is negative | null"
        [retry: [factor: 0.5]]                    || "retry.factor | F004 | retry.factor: takes a number from 1, not the number 0.5 | the delay grows by it: write factor: 2"
        [retry: [factor: 'x']]                    || "retry.factor | F004 | retry.factor: takes a number from 1, not the text 'x' | the delay grows by it: write factor: 2"
        [retry: [on: [String]]]                   || "retry.on.0 | F004 | retry.on: 'String' is no class of exceptions | write on: [IOException]"
        [retry: [on: ['not a class']]]            || "retry.on.0 | F004 | retry.on: 'not a class' is no class of exceptions | write on: [IOException]"
        [retry: [on: [IOException, null]]]        || "retry.on.1 | F004 | retry.on: it is null | null"
        [timeout: '2 hurs']                       || "timeout | F004 | timeout: '2 hurs' is no duration | 'hurs' is no unit; did you mean 'hours'?"
        [timeout: -1]                             || "timeout | F004 | timeout: '-1' is negative | null"
        [timeout: true]                           || "timeout | F004 | timeout: it is no duration | write for example '90 s', '1 h 30 min', 'PT1H30M' or 90 (seconds)"
        [description: 5]                          || "description | F004 | description: takes a text, not the number 5 | write it in quotes"
        [catchInto: '']                           || "catchInto | F004 | catchInto: it is empty | null"
        [resources: 4]                            || "resources | F004 | resources: takes a map, not the number 4 | write resources: [cpu: 4, memory: '16 GB']"
        [resources: [cpu: 'many']]                || "resources.cpu | F004 | resources.cpu: 'many' is no number of processors | write for example 4, 0.5 or '500m' (thousandths)"
        [resources: [memory: '16 Gigs']]          || "resources.memory | F004 | resources.memory: '16 Gigs' is no size | write for example '16 GB', '512 MiB' or 4096 (MB)"
        [resources: [gpu: 0.5]]                   || "resources.gpu | F004 | resources.gpu: takes a whole number from 0, not the number 0.5 | null"
        [kubernetes: 'yes']                       || "kubernetes | F004 | kubernetes: takes a map, not the text 'yes' | write kubernetes: [cpu: 4, memory: '16 GB'], or kubernetes: false"
        [kubernetes: [gpuVendor: 'NVIDIA']]       || "kubernetes.gpuVendor | F004 | kubernetes.gpuVendor: 'NVIDIA' is no vendor of GPUs | write 'nvidia', 'amd', or a whole name such as 'gpu.intel.com/i915'"
        [kubernetes: [image: 'My Image']]         || "kubernetes.image | F004 | kubernetes.image: 'My Image' is no name of an image | write for example 'python:3.12' or 'registry.example.org/team/train:v2', the path in small letters"
        [kubernetes: [imagePullPolicy: 'always']] || "kubernetes.imagePullPolicy | F004 | kubernetes.imagePullPolicy: 'always' is none of 'Always', 'IfNotPresent', 'Never' | did you mean 'Always'?"
        [kubernetes: [imagePullSecrets: ['A B']]] || "kubernetes.imagePullSecrets.0 | F004 | kubernetes.imagePullSecrets: 'A B' is no name of a Kubernetes secret | use small letters, digits, '-' and '.', starting and ending with a letter or digit, such as 'a-b'"
        [kubernetes: [namespace: 'Team.A']]       || "kubernetes.namespace | F004 | kubernetes.namespace: 'Team.A' is no namespace | use small letters, digits and '-', starting and ending with a letter or digit, such as 'team-a'"
        [kubernetes: [serviceAccount: 5]]         || "kubernetes.serviceAccount | F004 | kubernetes.serviceAccount: takes a text, not the number 5 | write it in quotes"
        [kubernetes: [labels: ['my team': 'a']]]  || "kubernetes.labels.my team: | F023 | kubernetes.labels: 'my team' is no label | use at most 63 letters, digits, '-', '_' and '.', starting and ending with a letter or digit, perhaps behind a domain and '/', such as 'my-team'"
        [kubernetes: [labels: [team: 'a b']]]     || "kubernetes.labels.team | F023 | kubernetes.labels.team: 'a b' is no value of a label | use letters, digits, '-', '_' and '.', starting and ending with a letter or digit, such as 'a-b'"
        [kubernetes: [labels: ['a']]]             || "kubernetes.labels | F004 | kubernetes.labels: takes a map, not a list | write labels: [key: 'value']"
        [kubernetes: [labels: [team: null]]]      || "kubernetes.labels.team | F004 | kubernetes.labels.team: it is null | null"
        [kubernetes: [annotations: [a: [1]]]]     || "kubernetes.annotations.a | F004 | kubernetes.annotations.a: takes a text, not a list | write it in quotes"
        [kubernetes: [tolerations: 'gpu']]        || "kubernetes.tolerations | F004 | kubernetes.tolerations: takes a map, not the text 'gpu' | write tolerations: [[key: 'gpu', operator: 'Exists', effect: 'NoSchedule']]"
        [kubernetes: [tolerations: [[value: 'a']]]] || "kubernetes.tolerations.0 | F004 | kubernetes.tolerations: it has no key | write key:, or operator: 'Exists' for every taint"
        [kubernetes: [tolerations: [[key: 'a', operator: 'Exists', value: 'b']]]] || "kubernetes.tolerations.0.value | F004 | kubernetes.tolerations.value: 'Exists' takes no value | leave it out, or write operator: 'Equal'"
        [kubernetes: [tolerations: [[key: 'a', effect: 'NoExec']]]] || "kubernetes.tolerations.0.effect | F004 | kubernetes.tolerations.effect: 'NoExec' is none of 'NoSchedule', 'PreferNoSchedule', 'NoExecute' | did you mean 'NoExecute'?"
        [kubernetes: [tolerations: [[key: 'a', tolerationSeconds: 5]]]] || "kubernetes.tolerations.0.tolerationSeconds | F004 | kubernetes.tolerations.tolerationSeconds: only the effect 'NoExecute' takes it | null"
        [kubernetes: [tolerations: [[operator: 'Exist']]]] || "kubernetes.tolerations.0.operator | F004 | kubernetes.tolerations.operator: 'Exist' is none of 'Exists', 'Equal' | did you mean 'Exists'?"
        [kubernetes: [tolerations: [[key: 'a', effect: 'X', tolerationSeconds: 5]]]] || "kubernetes.tolerations.0.effect | F004 | kubernetes.tolerations.effect: 'X' is none of 'NoSchedule', 'PreferNoSchedule', 'NoExecute' | null"
        [kubernetes: [tolerations: [[key: 'a b']]]] || "kubernetes.tolerations.0.key | F023 | kubernetes.tolerations.key: 'a b' is no key of a taint | use at most 63 letters, digits, '-', '_' and '.', starting and ending with a letter or digit, perhaps behind a domain and '/', such as 'a-b'"
        [kubernetes: [volumes: [data: 'data']]]   || "kubernetes.volumes.data | F004 | kubernetes.volumes.data: 'data' is no absolute path | write for example '/data'"
        [kubernetes: [volumes: [[claim: 'c', mountPath: '/a/../b']]]] || "kubernetes.volumes.0.mountPath | F004 | kubernetes.volumes.mountPath: '/a/../b' is no absolute path | write for example '/data'"
        [kubernetes: [volumes: [[claim: 'c']]]]   || "kubernetes.volumes.0 | F004 | kubernetes.volumes: it has no mountPath: | write where the container sees it, such as mountPath: '/data'"
        [kubernetes: [volumes: [[mountPath: '/a']]]] || "kubernetes.volumes.0 | F004 | kubernetes.volumes: it says nothing of what is behind it | write one of claim, secret, configMap, emptyDir, hostPath"
        [kubernetes: [volumes: [[claim: 'c', secret: 's', mountPath: '/a']]]] || "kubernetes.volumes.0 | F004 | kubernetes.volumes: it says both claim: and secret: | write one of claim, secret, configMap, emptyDir, hostPath"
        [kubernetes: [volumes: [[claim: 'c', mountPath: '/a'], [claim: 'd', mountPath: '/a']]]] || "kubernetes.volumes.1.mountPath | F004 | kubernetes.volumes.mountPath: '/a' is taken by another volume | null"
        [kubernetes: [volumes: [[claim: 'c', mountPath: '/a', subPath: '../x']]]] || "kubernetes.volumes.0.subPath | F004 | kubernetes.volumes.subPath: '../x' is no relative path | write for example 'north/2026'"
        [kubernetes: [volumes: [[emptyDir: [medium: 'Disk'], mountPath: '/a']]]] || "kubernetes.volumes.0.emptyDir.medium | F004 | kubernetes.volumes.emptyDir.medium: 'Disk' is no medium | write 'Memory', or leave it out"
        [kubernetes: [podSpecPatch: 5]]           || "kubernetes.podSpecPatch | F004 | kubernetes.podSpecPatch: takes a map, not the number 5 | write podSpecPatch: [terminationGracePeriodSeconds: 60]"
        [kubernetes: [podSpecPatch: 'just text']] || "kubernetes.podSpecPatch | F004 | kubernetes.podSpecPatch: takes a map, not the text 'just text' | write podSpecPatch: [terminationGracePeriodSeconds: 60]"
        [kubernetes: [podSpecPatch: 'a: [1']]     || "kubernetes.podSpecPatch | F004 | kubernetes.podSpecPatch: it is no YAML (line 1 of the text) | write a map instead: podSpecPatch: [terminationGracePeriodSeconds: 60]"
        [batch: [queue: 'my queue']]              || "batch.queue | F004 | batch.queue: 'my queue' is no job queue | write its name or 'arn:aws:batch:eu-central-1:123456789012:job-queue/name'"
        [batch: [jobRole: 'my role']]             || "batch.jobRole | F004 | batch.jobRole: 'my role' is no role | write its name or 'arn:aws:iam::123456789012:role/name'"
        [environment: ['MY-VAR': 'x']]            || "environment.MY-VAR: | F006 | environment: 'MY-VAR' is no variable | use letters, digits and '_', not starting with a digit, such as 'MY_VAR'"
        [environment: [A: [1]]]                   || "environment.A | F004 | environment.A: takes a text, not a list | write it in quotes"
        [environment: [A: null]]                  || "environment.A | F004 | environment.A: it is null | null"
        [environment: 'A=b']                      || "environment | F004 | environment: takes a map, not the text 'A=b' | write environment: [key: 'value']"
        [secrets: ['env:A', 'vault:x']]           || "secrets.1 | F004 | secrets: 'vault' is no provider of secrets | write 'env:NAME', 'file:/path', 'kubernetes:secret/key', 'aws-secrets-manager:id'"
        [secrets: ['env:A', 'file:/x/A']]         || "secrets.1 | F005 | secrets: another one is called 'A' too | null"
        [secrets: [5]]                            || "secrets.0 | F004 | secrets: takes a text, not the number 5 | write it in quotes"
    }

    def "all faults are found, and what is right is read"() {
        given:
        def problems = new Problems()
        def options = [retry: [times: 'x', delay: '5 s', bad: 1], timeout: 'y', kubernetes: [cpu: 'z', memory: '1 GB', labels: [a: '!', b: 'ok']]]

        when:
        def read = new StepOptionsReader(Places.of('step', options), problems).read(options)

        then:
        problems.sorted()*.position()*.file() == ['kubernetes.cpu', 'kubernetes.labels.a', 'retry.bad:', 'retry.times', 'timeout']
        read.retry() == new Retry(null, Duration.ofSeconds(5), null, null, null)
        read.timeout() == null
        read.kubernetes().resources().memory() == ByteSize.from('1 GB')
        read.kubernetes().labels() == [b: 'ok']
    }

    def "eachStep takes only what steps can share"() {
        given:
        def problems = new Problems()
        def options = [catchInto: 'failure', retry: 3]

        when:
        def read = new StepOptionsReader(Places.of('eachStep', options), problems).readCommon(options)

        then:
        Places.shown(problems.sorted()) == ["catchInto: | F003 | 'eachStep' has no option 'catchInto' | it has batch, environment, kubernetes, resources, retry, secrets, timeout"]
        read.retry() == Retry.times(3)
    }

    def "the words say the same options as the reader"() {
        expect:
        Vocabulary.words(Vocabulary.Room.BLOCK).step.options() == (StepOptionsReader.NAMES + 'nodes') as Set
        Vocabulary.words(Vocabulary.Room.BLOCK).join.options() == StepOptionsReader.NAMES as Set
        Vocabulary.words(Vocabulary.Room.FLOW).eachStep.options() == StepOptionsReader.COMMON as Set
    }

    private static StepOptions read(Map<String, ?> options) {
        def problems = new Problems()
        def read = new StepOptionsReader(Places.of('step', options), problems).read(options)
        assert Places.shown(problems.sorted()) == []
        read
    }
}
