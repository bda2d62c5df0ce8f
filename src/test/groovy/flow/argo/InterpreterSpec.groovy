package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory
import flow.argo.Node.Phase
import groovy.json.JsonSlurper
import spock.lang.Requires
import spock.lang.Specification

import java.nio.file.Path

/**
 * The interpreter does with the reference manifests what Argo's own operator did, as the page beside them tells: run with the same words.
 * A stand-in for the runner reads them: `start=3` writes 3 as what `start` decides, `load!1/2` lets `load` exit with 1 below attempt 2, and
 * 250 stands for a pod that was evicted.
 */
@Requires(value = { CrdSchema.there }, reason = "the manifests that real Argo ran are not beside this project")
class InterpreterSpec extends Specification {
    private static final Path SAMPLES = Path.of(System.getProperty('flow.home')).resolveSibling('shared/field/argo-samples/lowering')
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
    private static final int EVICTED = 250

    final List<String> ran = []

    private Interpreter.Run replayed(String sample, String play, long seed = 1) {
        def templates = YAML.readerFor(JsonNode).readValues(SAMPLES.resolve("${sample}.yaml").toFile()).readAll().findAll { it.get('kind').asText() == 'WorkflowTemplate' }
        def main = templates.find { it.get('spec').has('entrypoint') }
        ran.clear()
        Interpreter.run(templates, main.at('/metadata/name').asText(), 'x', play == null ? [:] : [play: play], { standIn(it) } as Pods, new Random(seed))
    }

    private Pods.Ended standIn(Pods.Pod pod) {
        def env = pod.environment()
        def at = env.FLOW_STEP + env.FLOW_AT
        int attempt = (env.FLOW_ATTEMPT ?: '0') as int
        ran << (attempt ? "$at attempt $attempt".toString() : at)
        def files = [:]
        def words = new JsonSlurper().parse(env.FLOW_PARAMETERS.decodeBase64()).play.split(' ')
        for (word in words) {
            if (word.startsWith("$at=")) {
                files['/tmp/flow/next'] = word.substring(at.length() + 1)
            }
            def fails = word =~ /\Q$at\E!(\d+)(?:\/(\d+))?/
            if (fails.matches() && (fails.group(2) == null || attempt < (fails.group(2) as int))) {
                int code = fails.group(1) as int
                return new Pods.Ended(code == EVICTED ? Optional.empty() : Optional.of(code), files)
            }
        }
        new Pods.Ended(Optional.of(0), files)
    }

    def "#sample with '#play' is #phase"() {
        when:
        def run = replayed(sample, play)

        then:
        run.phase() == phase
        ran.containsAll(did)
        ran.every { one -> !didNot.any { one == it || one.startsWith(it + ' attempt') } }

        where:
        sample              | play                                                        || phase           | did                                         | didNot
        '01-chain'          | ''                                                          || Phase.SUCCEEDED | ['start', 'load']                           | []
        '01-chain'          | 'load!1/2'                                                  || Phase.SUCCEEDED | ['load', 'load attempt 1', 'load attempt 2'] | []
        '01-chain'          | 'load!78'                                                   || Phase.FAILED    | ['load']                                    | ['load attempt 1', 'end']
        '01-chain'          | 'load!1'                                                    || Phase.FAILED    | ['load attempt 3']                          | ['load attempt 4']
        '01-chain'          | 'load!137/1'                                                || Phase.SUCCEEDED | ['load attempt 1']                          | []
        '01-chain'          | 'load!250/1'                                                || Phase.SUCCEEDED | ['load attempt 1']                          | []
        '01-chain'          | 'start!1'                                                   || Phase.FAILED    | ['start']                                   | ['load']
        '01-split'          | 's4=2'                                                      || Phase.SUCCEEDED | ['s1', 's7', 'row.0', 'row.1']              | []
        '01-split'          | 's4=0'                                                      || Phase.SUCCEEDED | ['s5', 's7']                                | ['row.0']
        '01-split'          | 's2!1'                                                      || Phase.FAILED    | ['s1', 's2']                                | ['s3', 's4', 's6']
        '01-split'          | 's4=2 row.1!1'                                              || Phase.FAILED    | ['row.0', 'row.1']                          | ['s5', 's6']
        '02-branches'       | 'report!1'                                                  || Phase.FAILED    | ['report', 'send']                          | ['gather']
        '02-branches'       | 'gather!1'                                                  || Phase.FAILED    | ['gather']                                  | []
        '03-foreach'        | 'start=0 merge=0'                                           || Phase.SUCCEEDED | ['start', 'merge']                          | ['process.0']
        '03-foreach'        | 'start=3 merge=5'                                           || Phase.SUCCEEDED | ['process.0', 'process.2', 'merge']         | ['process.3']
        '03-foreach'        | 'start=3 merge=1 process.1!1/1'                             || Phase.SUCCEEDED | ['process.1 attempt 1', 'merge']            | []
        '03-foreach'        | 'start=3 merge=1 process.1!1'                               || Phase.FAILED    | ['process.0', 'process.2']                  | ['merge']
        '03-foreach'        | 'start=nonsense merge=1'                                    || Phase.ERROR     | ['start']                                   | ['process.0', 'merge']
        '03-foreach'        | 'start!1'                                                   || Phase.FAILED    | ['start']                                   | ['process.0', 'merge']
        '03-foreach'        | 'merge=1'                                                   || Phase.ERROR     | ['start']                                   | ['process.0', 'merge']
        '04-nested-foreach' | 'start=0'                                                   || Phase.SUCCEEDED | ['start']                                   | []
        '05-choose'         | 'start=when-1 middle=none late---pick=otherwise'            || Phase.SUCCEEDED | ['small', 'right', 'end']                   | ['large', 'extra', 'left']
        '05-choose'         | 'start=when-2 both=2 middle=when-1 late---pick=when-1'      || Phase.SUCCEEDED | ['prepare', 'part.1', 'joined', 'extra']    | ['small', 'right']
        '05-choose'         | 'start=when-2 both=0 middle=none late---pick=when-1'        || Phase.SUCCEEDED | ['joined', 'left']                          | ['part.0']
        '05-choose'         | 'start=unknown middle=none late---pick=when-1'              || Phase.ERROR     | ['start']                                   | ['middle']
        '05-choose'         | 'middle=none late---pick=when-1'                            || Phase.ERROR     | ['start']                                   | ['small', 'middle']
        '05-choose'         | 'start=when-1 small!1 middle=none'                          || Phase.FAILED    | ['small']                                   | ['middle']
        '05-choose-nested'  | null                                                        || Phase.SUCCEEDED | ['cheap.0', 'part.1.0', 'after.2', 'end']   | ['cheap.1', 'heavy']
        '06-repeat'         | null                                                        || Phase.SUCCEEDED | ['iterate~1', 'change~1', 'tune.1~1', 'end'] | ['change~0', 'iterate~2']
        '06-repeat'         | 'look~0=none iterate~0!1'                                   || Phase.FAILED    | ['iterate~0']                               | ['middle']
        '06-repeat'         | 'look~0=none'                                               || Phase.ERROR     | ['iterate~0']                               | ['middle']
        '07-catch'          | 'rows---items=2 choose-1---pick=when-1'                     || Phase.SUCCEEDED | ['risky', 'after', 'final']                 | ['risky---caught']
        '07-catch'          | 'rows---items=2 choose-1---pick=when-1 risky!1'             || Phase.SUCCEEDED | ['risky attempt 1', 'risky---caught', 'after'] | []
        '07-catch'          | 'rows---items=2 choose-1---pick=none risky!250 row.1!137 pick!1' || Phase.SUCCEEDED | ['risky---caught', 'row---caught.1', 'pick---caught'] | ['final', 'row---caught.0']
        '07-catch'          | 'rows---items=0 choose-1---pick=when-1 list!1 final!1'      || Phase.SUCCEEDED | ['list---caught', 'final---caught']         | ['row.0']
        '07-catch'          | 'rows---items=1 choose-1---pick=when-1 risky!1 risky---caught!1' || Phase.FAILED | ['risky---caught']                       | ['after']
        '08-hooks'          | ''                                                          || Phase.SUCCEEDED | ['onSuccess-1', 'notify-slack']             | ['onFailure-1']
        '08-hooks'          | 'work!1'                                                    || Phase.FAILED    | ['onFailure-1', 'notify-slack']             | ['onSuccess-1', 'end']
        '08-hooks'          | 'onSuccess-1!1 notify-slack!1'                              || Phase.SUCCEEDED | ['onSuccess-1 attempt 1']                   | []
        '14-training'       | null                                                        || Phase.SUCCEEDED | ['process.2', 'small', 'iterate~1', 'end']  | ['large']
        '14-training'       | 'start=0 gather=otherwise iterate~0=done'                   || Phase.SUCCEEDED | ['large', 'end']                            | ['small', 'process.0']
        '14-training'       | 'start=1 gather=nothing iterate~0=done'                     || Phase.ERROR     | ['gather']                                  | ['end']
    }

    def "a loop of #rounds rounds in groups of ten runs them all"() {
        given:
        def words = (0..<rounds).collect { "iterate~$it=${it < rounds - 1 ? 'again' : 'done'}" }.join(' ')

        expect:
        replayed('14-training', "start=0 gather=otherwise $words").phase() == Phase.SUCCEEDED
        ran.findAll { it.startsWith('iterate') } == (0..<rounds).collect { "iterate~$it".toString() }

        where:
        rounds << [1, 9, 10, 11, 13, 97, 300]
    }

    def "the order in which pods end changes nothing"() {
        expect:
        (1..20).every { seed ->
            replayed('05-choose-nested', null, seed).phase() == Phase.SUCCEEDED && ran.size() == ran.toSet().size()
        }
    }
}
