package flow.dsl

import flow.graph.Batch
import flow.graph.ByteSize
import flow.graph.Cpu
import flow.graph.InvalidValue
import flow.graph.Kubernetes
import flow.graph.Retry
import flow.graph.StepOptions
import java.time.Duration
import spock.lang.Specification

class WithOptionSpec extends Specification {

    def "--with #text"() {
        expect:
        part(WithOption.parse(text)) == value

        where:
        text                                        | part                                         || value
        'retry'                                     | { it.retry().effectiveTimes() }              || 3
        'retry:times=3'                             | { it.retry() }                               || Retry.times(3)
        'retry:times=3,delay=10s'                   | { it.retry() }                               || new Retry(3, Duration.ofSeconds(10), null, null, null)
        'retry: times = 3, delay = 1 h, 30 min'     | { it.retry() }                               || new Retry(3, Duration.ofMinutes(90), null, null, null)
        'retry:factor=1.5,on=IOException,MyFault'   | { it.retry() }                               || new Retry(null, null, 1.5d, null, ['IOException', 'MyFault'])
        'retry=3'                                   | { it.retry() }                               || Retry.times(3)
        'retry:3'                                   | { it.retry() }                               || Retry.times(3)
        'retry=0'                                   | { it.retry() }                               || Retry.NONE
        'retry=false'                               | { it.retry() }                               || Retry.NONE
        'timeout=2h'                                | { it.timeout() }                             || Duration.ofHours(2)
        'timeout:90'                                | { it.timeout() }                             || Duration.ofSeconds(90)
        'kubernetes'                                | { it.kubernetes() }                          || Kubernetes.PLAIN
        'kubernetes=false'                          | { it.kubernetes() }                          || Kubernetes.NONE
        'batch'                                     | { it.batch() }                               || Batch.PLAIN
        'kubernetes:cpu=4,memory=16 GB'             | { [it.kubernetes().resources().cpu(), it.kubernetes().resources().memory()] } || [Cpu.from(4), ByteSize.from('16 GB')]
        'kubernetes:nodeSelector.disk=ssd,nodeSelector.kubernetes.io/arch=arm64' | { it.kubernetes().placement().nodeSelector() } || [disk: 'ssd', 'kubernetes.io/arch': 'arm64']
        'kubernetes:imagePullSecrets=a,b,cpu=1'     | { it.kubernetes().image().pullSecrets() }    || ['a', 'b']
        'kubernetes:{"image": "python:3.12", "tolerations": [{"operator": "Exists"}]}' | { it.kubernetes().placement().tolerations().size() } || 1
        'resources:gpu=1'                           | { it.resources().gpu() }                     || 1
        'environment:A=1,B=x=y,C=a,b'               | { it.environment() }                         || [A: '1', B: 'x=y', C: 'a,b']
        'environment:A='                            | { it.environment() }                         || [A: '']
        'secrets=env:A,env:B'                       | { it.secrets()*.toString() }                 || ['env:A', 'env:B']
        'secrets:env:A'                             | { it.secrets()*.toString() }                 || ['env:A']
    }

    def "only what is said is said"() {
        expect:
        WithOption.parse('timeout=2h') == new StepOptions(null, null, null, Duration.ofHours(2), null, null, null, [:], null)
    }

    def "--with #text is refused"() {
        when:
        WithOption.parse(text)

        then:
        def refusal = thrown(InvalidValue)
        refusal.text() == message

        where:
        text                          || message
        ''                            || "--with '' names no option; write for example --with retry:times=3,delay=10s or --with kubernetes"
        'retry times=3'               || "--with 'retry times=3' names no option; write for example --with retry:times=3,delay=10s or --with kubernetes"
        'retri'                       || "--with 'retri': '--with' has no option 'retri' (did you mean 'retry'?)"
        'catchInto=failure'           || "--with 'catchInto=failure': '--with' has no option 'catchInto' (it has batch, environment, kubernetes, resources, retry, secrets, timeout)"
        'retry:tmes=3'                || "--with 'retry:tmes=3': 'retry' has no option 'tmes' (did you mean 'times'?)"
        'retry:times=x,delay=y'       || "--with 'retry:times=x,delay=y': retry.delay: 'y' is no duration (write for example '90 s', '1 h 30 min', 'PT1H30M' or 90 (seconds)); retry.times: takes a whole number from 0, not the text 'x'"
        'timeout'                     || "--with 'timeout': timeout: it is no duration (write for example '90 s', '1 h 30 min', 'PT1H30M' or 90 (seconds))"
        'resources'                   || "--with 'resources': resources: takes a map, not true (write resources: [cpu: 4, memory: '16 GB'])"
        'kubernetes:{"image": }'      || "--with: '{\"image\": }' is no JSON (line 1, column 11); texts in JSON stand in double quotes"
        'kubernetes:x,cpu=1'          || "--with 'kubernetes:x,cpu=1': 'kubernetes' has no option '' (it has annotations, cpu, disk, gpu, gpuVendor, image, imagePullPolicy, imagePullSecrets, labels, memory, namespace, nodeSelector, podSpecPatch, secrets, serviceAccount, sharedMemory, tolerations, volumes)"
    }
}
