package flow.cli

import groovy.json.JsonSlurper
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** {@code flow step} with every form of index, and where there are no tasks. */
class StepIndexSpec extends Specification {

    static final SCRIPT = '''\
        flow('places') {
            step('plan') { regions = [[1, 2], [], [3, 4, 5]]; none = [] }
            foreach('regions', as: 'region') {
                step('open') { left = region }
                repeat('tune', until: { left.isEmpty() }, atMost: 5) {
                    step('cut') { at = current.pathspec.split('/', 2)[1]; left = left.drop(1) }
                }
                step('again') { left = region }
                foreach('left') { step('count') { at = current.pathspec.split('/', 2)[1] } }
                join('sum') { inputs -> ats = inputs*.at }
                step('train', nodes: 2) { at = current.pathspec.split('/', 2)[1] }
                join('gather') { inputs -> ats = inputs*.at }
            }
            join('total') { inputs -> ats = inputs*.ats }
            foreach('none') { step('never') { x = 1 } }
            join('nothing') { inputs -> size = inputs.size() }
            repeat('wait', until: { size > 1 }, atMost: 3) {
                parallel { step('left') { a = 1 }; step('right') { b = 1 } }
                join('both') { inputs -> size = size + 1 }
                choose { when({ size > 100 }) { step('large') { c = 1 } } }
            }
            step('gang', nodes: 2) { at = current.pathspec.split('/', 2)[1] }
            join('end') { inputs -> ats = inputs*.at }
        }
        '''.stripIndent()

    @Shared
    @TempDir
    Path temporary

    @Shared
    Terminal terminal

    def setupSpec() {
        terminal = new Terminal(temporary)
        terminal.file('places.flow.groovy', SCRIPT)
        assert terminal.flow('run', 'places.flow.groovy').exit() == 0
    }

    def "the task is run that the index says: #typed"() {
        when:
        def result = terminal.flow('step', 'places.flow.groovy', typed, '--json')
        def tasks = new JsonSlurper().parseText(result.out()).tasks

        then:
        result.exit() == 0
        tasks.collect { task -> task.artifacts.find { it.name == 'at' }.value } == places
        tasks.collect { "$it.step/$it.task".toString() } == places

        where:
        typed          || places
        'cut[0~1]'     || ['cut/0~1']
        'cut[0,~1]'    || ['cut/0~1']
        'cut/0~1'      || ['cut/0~1']
        'cut/2~2'      || ['cut/2~2']
        'count[2,1]'   || ['count/2.1']
        'count[2.1]'   || ['count/2.1']
        'count/2.1'    || ['count/2.1']
        'count/2,1'    || ['count/2.1']
        'train[2,#1]'  || ['train/2.n0', 'train/2.n1']
        'train[2#1]'   || ['train/2.n0', 'train/2.n1']
        'train/2.n1'   || ['train/2.n0', 'train/2.n1']
        'train[2]'     || ['train/2.n0', 'train/2.n1']
        'train/2'      || ['train/2.n0', 'train/2.n1']
        'gang[#1]'     || ['gang/n0', 'gang/n1']
        'gang/n1'      || ['gang/n0', 'gang/n1']
    }

    def "a round outside of every foreach is named so too: #typed"() {
        given:
        def result = terminal.flow('step', 'places.flow.groovy', typed)

        expect:
        result.exit() == 0
        result.out() == """\
            name  type     size  value
            size  Integer  1 B   $size
            decided: no option is taken
            """.stripIndent()

        where:
        typed      || size
        'both[~1]' || 2
        'both/~1'  || 2
        'both/~0'  || 1
    }

    def "what there is instead is said: #typed"() {
        given:
        def result = terminal.flow('step', 'places.flow.groovy', typed)

        expect:
        result.exit() == 2
        result.err().readLines()[0].replaceAll(/run \w{12}/, 'run ID') == "flow: $message"

        where:
        typed        || message
        'cut[1~0~1]' || "run ID has no task 'cut[1,~0,~1]'; there are cut[0,~0], cut[0,~1], cut[1,~0], cut[2,~0], cut[2,~1], cut[2,~2]"
        'count[2]'   || "run ID has no task 'count[2]'; there are count[0,0], count[0,1], count[2,0], count[2,1], count[2,2]"
        'train'      || "'train' has 3 tasks, say which: train[0], train[1], train[2]"
        'gang[#2]'   || "run ID has no task 'gang[#2]'; there are gang[#0], gang[#1]"
        'both[~2]'   || "run ID has no task 'both[~2]'; there are both[~0], both[~1]"
        'never'      || "run ID has no task of 'never': it took another way, or there were no items"
        'never[0]'   || "run ID has no task of 'never': it took another way, or there were no items"
        'large[~0]'  || "run ID has no task of 'large': it took another way, or there were no items"
        'wait?[~0]'  || "the script has no step 'wait?'; there are plan, open, cut, again, count, sum, train, gather, total, never, nothing, left, right, both, large, gang, end"
    }

    def "a join of no branches is run as ever"() {
        expect:
        terminal.flow('step', 'places.flow.groovy', 'nothing').out() == '''\
            name  type     size  value
            size  Integer  1 B   0
            '''.stripIndent()
    }

    def "a name counts as seen where its task stands in the same branches: #task, #name"() {
        expect:
        terminal.flow('step', 'places.flow.groovy', task, '--set', "$name=[1]").exit() == exit

        where:
        task         | name      || exit
        'cut/2~1'    | 'left'    || 0
        'cut/2~1'    | 'none'    || 0
        'sum[2]'     | 'region'  || 0
        'count[2,1]' | 'region'  || 0
        'gather[2]'  | 'at'      || 0
        'total'      | 'left'    || 2
        'nothing'    | 'at'      || 2
    }
}
