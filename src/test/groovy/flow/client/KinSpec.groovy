package flow.client

import flow.cli.Terminal
import flow.graph.Deciders
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** Which tasks came right before which, over everything that a flow can be made of. */
class KinSpec extends Specification {

    static final EVERYTHING = '''\
        flow('kin') {
            step('start') { words = ['a', 'b'] }
            foreach('words', as: 'word') {
                step('first') { numbers = [1, 2] }
                foreach('numbers', as: 'number') { step('inner') { x = number } }
                join('innerJoin') { inputs -> }
            }
            join('outerJoin') { inputs -> none = [] }
            foreach('none', as: 'nothing') { step('never') { x = nothing } }
            join('ofNothing') { inputs -> size = 1 }
            choose {
                when({ size > 100 }) { step('large') { } }
                when({ size > 10 }) { step('middle') { } }
            }
            choose {
                when({ size == 1 }) {
                    step('small') { }
                    step('smaller') { }
                }
                otherwise { step('other') { } }
            }
            repeat('loop', until: { iteration == 2 }, atMost: 5) {
                step('dig') { }
                step('fill') { }
            }
            parallel {
                step('left') { }
                branch('right') {
                    choose { when({ size > 100 }) { step('rare') { } } }
                }
            }
            join('both') { inputs -> }
            step('train', nodes: 3) { }
            join('trained') { inputs -> }
            onSuccess { run -> println 'over' }
        }
        '''.stripIndent()

    @Shared
    @TempDir
    Path temporary
    @Shared
    Run run

    def setupSpec() {
        def terminal = new Terminal(temporary)
        terminal.file('kin.flow.groovy', EVERYTHING)
        def result = terminal.flow('run', 'kin.flow.groovy')
        assert result.exit() == 0: result.err()
        run = Runs.in(terminal.folder).flow('kin').latestRun
    }

    def "the parents of #task are #parents"() {
        expect:
        names(at(task).parents) == parents

        where:
        task            || parents
        'start/0'       || []
        'first/1'       || ['start/0']
        'inner/1.0'     || ['first/1']
        'innerJoin/1'   || ['inner/1.0', 'inner/1.1']
        'outerJoin/0'   || ['innerJoin/0', 'innerJoin/1']
        'ofNothing/0'   || ['outerJoin/0']
        'small/0'       || ['ofNothing/0']
        'smaller/0'     || ['small/0']
        'dig/~0'        || ['smaller/0']
        'dig/~1'        || ['fill/~0']
        'fill/~2'       || ['dig/~2']
        'left/0'        || ['fill/~2']
        'both/0'        || ['left/0', 'fill/~2']
        'train/n2'      || ['both/0']
        'trained/0'     || ['train/n0', 'train/n1', 'train/n2']
        '@onSuccess/0'  || []
    }

    def "the children of #task are #children"() {
        expect:
        names(at(task).children) == children

        where:
        task           || children
        'start/0'      || ['first/0', 'first/1']
        'first/1'      || ['inner/1.0', 'inner/1.1']
        'inner/1.0'    || ['innerJoin/1']
        'innerJoin/0'  || ['outerJoin/0']
        'outerJoin/0'  || ['ofNothing/0']
        'ofNothing/0'  || ['small/0']
        'fill/~0'      || ['dig/~1']
        'fill/~2'      || ['left/0', 'both/0']
        'both/0'       || ['train/n0', 'train/n1', 'train/n2']
        'trained/0'    || []
        '@onSuccess/0' || []
    }

    def "who is a parent has a child, the other way round, and what only decides is passed over"() {
        given:
        def tasks = run.steps*.tasks.flatten() as List<Task>
        def down = tasks.collectMany { task -> task.children.collect { [task.path, it.path] } }
        def up = tasks.collectMany { task -> task.parents.collect { [it.path, task.path] } }

        expect:
        run.deciders*.tasks.flatten().size() > 0
        down.toSet() == up.toSet()
        down.size() == up.size()
        down.flatten().every { String path -> !Deciders.isTaskName(path.split('/')[1]) }
        run.deciders*.tasks.flatten().every { it.parents == [] && it.children == [] }
    }

    def "steps come from steps, as far as the run went"() {
        expect:
        run[step].parents*.name == parents
        run[step].children*.name == children

        where:
        step        || parents             | children
        'start'     || []                  | ['first']
        'dig'       || ['smaller', 'fill'] | ['fill']
        'never'     || []                  | []
        'ofNothing' || ['outerJoin']       | ['small']
        'both'      || ['fill', 'left']    | ['train']
        'trained'   || ['train']           | []
    }

    def "tasks and steps that are read twice are equal"() {
        given:
        def again = Runs.in(Path.of(run.script).parent).get(run.id)

        expect:
        again['start'] == run['start']
        again['start'][0] == run['start'][0]
        run['first'][0] == run['inner']['0.1'].parents[0]
        run['first'][0] != run['first'][1]
        [run['first'][0], again['first'][0]].toSet().size() == 1
    }

    private Task at(String path) {
        def (step, task) = path.split('/').toList()
        run[step][task]
    }

    private static List<String> names(List<Task> tasks) {
        tasks.collect { "$it.step/$it.id".toString() }
    }
}
