package flow.cli

import flow.store.local.LocalStore
import groovy.json.JsonSlurper
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class ResumeSpec extends Specification {

    /** Fails while a file {@code bad} lies beside it. */
    static final TRAIN = '''\
        flow('train') {
            parameter 'alpha', type: Double, default: 0.5
            parameter 'beta', type: Integer, default: 1
            config 'cfg', file: 'cfg.yaml', default: [level: 1]
            step('list') { parts = ['north', 'south']; rate = alpha }
            foreach('parts', as: 'part') {
                step('read') { rows = part.size(); if (part == 'south' && FOLDER.resolve('bad').toFile().exists()) { throw new IOException('no data') } }
            }
            join('merge') { inputs -> total = inputs*.rows.sum() * beta; level = cfg.level }
            choose { when({ total > 100 }) { step('large') { size = 'large' } }; otherwise { step('small') { size = 'small' } } }
        }
        '''.stripIndent()

    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
        script()
        terminal.file('bad', '')
        assert terminal.flow('run', 'train.flow.groovy', '--alpha', '0.25').exit() == 1
    }

    def script(Closure<String> change = { it }) {
        terminal.file('train.flow.groovy', change(TRAIN).replace('FOLDER', "java.nio.file.Path.of('${terminal.folder}')"))
    }

    def good() { Files.delete(terminal.folder.resolve('bad')) }

    List<String> ids() { new LocalStore(terminal.folder.resolve('.flow')).runIds() }

    def status(String id) { new JsonSlurper().parseText(terminal.flow('status', id, '--json').out()) }

    def "it says what it reuses and what it runs and why, and goes on"() {
        given:
        good()

        when:
        def result = terminal.flow('resume', 'train.flow.groovy')

        then:
        result.exit() == 0
        result.out() == ''
        result.err().readLines()[0..1] == [
            "resuming run ${ids()[0]} (failed): 2 tasks reused, at least 2 to run",
            '  read[1]: it failed: no data']
        result.err().contains('  reused  2 tasks of run ' + ids()[0])
        result.err() ==~ /(?s).*run ${ids()[1]} succeeded after .*: 5 tasks done \(2 reused\)\n/

        and: 'with the parameters of its origin'
        status(ids()[1]).with { [it.status, it.originRun, it.parameters.alpha] } == ['succeeded', ids()[0], 0.25]
    }

    def "the script may be left out, and the run named in every way: #typed"() {
        given:
        good()
        def id = ids()[0]

        expect:
        terminal.flow(*typed.replace('ID', id).replace('PREFIX', id[0..10]).split(' ')).exit() == 0
        status(ids()[1]).originRun == id

        where:
        typed << ['resume', 'resume ID', 'resume PREFIX', 'resume latest-failed', 'resume train.flow.groovy ID', 'resume ID train.flow.groovy',
                  'resume --run-id ID', 'resume train.flow.groovy --origin-run-id ID', 'resume ID --beta 2', 'resume --beta=2 ID']
    }

    def "--explain tells of every task why, and runs nothing"() {
        when:
        def result = terminal.flow('resume', '--explain')

        then:
        result.exit() == 0
        ids().size() == 1
        result.out() == """\
            resuming run ${ids()[0]} (failed): 2 tasks reused, at least 2 to run

            task              why
            list     reused   done in run ${ids()[0]}
            read[0]  reused   done in run ${ids()[0]}
            read[1]  run      it failed: no data
            merge    run      'read[1]' before it is run
            large    may run  'read[1]' before it is run
            small    may run  'read[1]' before it is run
            """.stripIndent()

        when:
        def tree = new JsonSlurper().parseText(terminal.flow('resume', '--explain', '--json').out())

        then:
        tree.origin == ids()[0]
        tree.status == 'failed'
        tree.tasks.collect { [it.task, it.fate, it.kind ?: it.from] } == [
            ['list', 'reused', ids()[0]], ['read[0]', 'reused', ids()[0]], ['read[1]', 'run', 'unfinished'], ['merge', 'run', 'after'],
            ['large', 'may-run', 'after'], ['small', 'may-run', 'after']]
    }

    def "without a run, the last one of the script that did not succeed is meant, be it a resumed one"() {
        given: 'a resumed run that fails again'
        assert terminal.flow('resume').exit() == 1
        good()

        when:
        assert terminal.flow('resume', 'train.flow.groovy').exit() == 0

        then:
        status(ids()[2]).originRun == ids()[1]

        when: 'nothing is left to do'
        def result = terminal.flow('resume', 'train.flow.groovy')

        then:
        result.exit() == 2
        result.err().contains('succeeded, so there is nothing to resume')
    }

    def "a run that another went on from already is resumed where that one ended"() {
        given:
        def first = ids()[0]
        assert terminal.flow('resume').exit() == 1
        good()

        when:
        def result = terminal.flow('resume', first)

        then:
        result.exit() == 0
        result.err().startsWith("run $first was resumed by run ${ids()[1]} (failed), which is resumed now\n")

        when: 'that succeeded'
        result = terminal.flow('resume', first)

        then:
        result.exit() == 2
        result.err() == "flow: run $first was resumed by run ${ids()[2]}, which succeeded, so there is nothing to resume; '--from STEP' runs a part of it again\n" +
            "'flow help resume' shows what can be written\n"
        ids().size() == 3
    }

    def "--from runs a part of a run again that succeeded"() {
        given:
        good()
        terminal.flow('resume')

        expect:
        terminal.flow('resume', 'latest', '--from', 'merge').exit() == 0
        status(ids()[2]).originRun == ids()[1]

        when:
        def unknown = terminal.flow('resume', 'latest', '--from', 'merg')
        def elsewhere = terminal.flow('resume', 'latest', '--from', 'large')

        then:
        unknown.exit() == 2
        unknown.err().startsWith("flow: --from: the script has no step 'merg'; did you mean 'merge'?\n")
        elsewhere.exit() == 2
        elsewhere.err().contains("did not get to step 'large', so there is nothing to run again")
    }

    def "a parameter may change that no reused task has read"() {
        given:
        good()

        when:
        def read = terminal.flow('resume', '--alpha', '3')

        then:
        read.exit() == 2
        read.err().startsWith("flow: parameter 'alpha' cannot change: 'list', which is reused, has read it; '--from list' runs that again too\n")
        ids().size() == 1

        when: 'the same value is no change'
        assert terminal.flow('resume', '--alpha', '0.25', '--beta', '7').exit() == 0

        then:
        status(ids()[1]).parameters == [alpha: 0.25, beta: 7]
        terminal.flow('dump', 'latest/merge/0/total').out().contains('70')
    }

    def "the environment sets no parameter of a run that is resumed"() {
        given:
        good()
        terminal.environment = [FLOW_PARAM_ALPHA: '9']

        expect:
        terminal.flow('resume').exit() == 0
        status(ids()[1]).parameters.alpha == 0.25
    }

    def "configs are as they were when the first run began"() {
        given:
        good()
        terminal.file('cfg.yaml', 'level: 2\n')

        when:
        terminal.flow('resume')

        then:
        terminal.flow('dump', 'latest/merge/0/level').out().contains('1')

        when:
        terminal.flow('run', 'train.flow.groovy')

        then:
        terminal.flow('dump', 'latest/merge/0/level').out().contains('2')
    }

    def "when the code of a reused step has changed, it is said, and --strict refuses"() {
        given:
        good()
        script { it.replace('rate = alpha }', 'rate = alpha * 2 }') }

        when:
        def strict = terminal.flow('resume', '--strict')

        then:
        strict.exit() == 2
        strict.err().contains("flow: --strict: the code of 'list' has changed since; '--from list' runs it again\n")
        ids().size() == 1

        when:
        def result = terminal.flow('resume')

        then:
        result.exit() == 0
        result.err().contains("note: the code of 'list' has changed since; what it did then is reused (--from list runs it again, --strict refuses)\n")

        when: 'a comment changes nothing'
        script { it.replace('rate = alpha }', 'rate = alpha * 2 /* twice */ }') }
        result = terminal.flow('resume', '--from', 'merge', '--strict', 'latest')

        then: 'but what was reused before is still of the old code'
        result.exit() == 2
        result.err().contains("the code of 'list' has changed since")
    }

    def "values of a class whose fields have changed since are read as far as they fit: #now"() {
        given:
        def script = { String type, String read ->
            terminal.file('typed.flow.groovy', """
                $type
                flow('typed') {
                    step('make') { p = $made }
                    step('use') { if (new File('${terminal.folder}/bad').exists()) { throw new IOException('no data') }; seen = $read }
                }""".stripIndent())
        }
        script(then, '0')
        assert terminal.flow('run', 'typed.flow.groovy').exit() == 1
        good()

        when:
        script(now, use)
        def result = terminal.flow('resume', 'typed.flow.groovy')

        then:
        result.exit() == 0
        terminal.flow('dump', 'latest/use/0/seen').out().trim() == seen

        where:
        then                              | made                | now                                        | use                    || seen
        'class P { int x; int y }'        | 'new P(x: 1, y: 2)' | 'class P { int y; int x; int z = 7 }'      | '[p.x, p.y, p.z].join()' || '127'
        'class P { int x }'               | 'new P(x: 1)'       | 'class P { def x }'                        | 'p.x'                  || '1'
        'record P(int x) { }'             | 'new P(1)'          | 'record P(int x, String unit = "kg") { }'  | 'p.toString()'         || 'P[x=1, unit=kg]'
        'enum P { A }'                    | 'P.A'               | 'enum P { B, A }'                          | 'p.ordinal()'          || '1'
    }

    def "where they do not fit it is said, and the step that sets them makes them anew: #now"() {
        given:
        def script = { String type ->
            terminal.file('typed.flow.groovy', """
                $type
                flow('typed') {
                    step('make') { p = $made }
                    step('use') { if (new File('${terminal.folder}/bad').exists()) { throw new IOException('no data') }; seen = "\$p" }
                }""".stripIndent())
        }
        script(then)
        assert terminal.flow('run', 'typed.flow.groovy').exit() == 1
        good()

        when:
        script(now)
        def result = terminal.flow('resume', 'typed.flow.groovy')

        then:
        result.exit() == 1
        result.err().contains("artifact 'p' cannot be read: p: $why")
        result.err().contains("make that anew: 'flow resume --from STEP', with the step that sets it")

        expect:
        terminal.flow('resume', 'typed.flow.groovy', '--from', 'make').exit() == 0

        where:
        then                       | made            | now                             || why
        'class P { int x; int y }' | 'new P(x: 1)'   | 'class P { int x }'             || "the class 'P' has no field 'y' any more"
        'class P { int x }'        | 'new P(x: 1)'   | 'class P { long x }'            || "the field 'x' of the class 'P' is now long, and was something else"
    }

    def "what cannot be resumed: #typed"() {
        when:
        def result = terminal.flow(*typed.split(' '))

        then:
        result.exit() == 2
        result.err().startsWith("flow: $message")

        where:
        typed                                    || message
        'resume nosuch'                          || "there is no run 'nosuch'"
        'resume other.flow.groovy'               || 'there is no run of other.flow.groovy'
        'resume --json'                          || "'--json' is for '--explain'; what happens in a run is told by '--events'"
        'resume --explain --events'              || "'--explain' runs nothing, so that there are no '--events'"
        'resume --gamma 3'                       || "there is no option '--gamma'"
        'resume a b'                             || "'a' and 'b' both name a run; give one of them"
    }

    def "a run of another flow, and one whose script is gone"() {
        given:
        terminal.file('other.flow.groovy', "flow('other') { step('a') { x = 1 } }")

        expect:
        with(terminal.flow('resume', 'other.flow.groovy', ids()[0])) {
            it.exit() == 2
            it.err().startsWith("flow: run ${ids()[0]} is one of flow 'train', and the script has flow 'other'\n")
        }

        when:
        Files.delete(terminal.folder.resolve('train.flow.groovy'))
        def result = terminal.flow('resume')

        then:
        result.exit() == 2
        result.err().contains('train.flow.groovy')
    }

    def "tags that people gave hold for what goes on from it"() {
        given:
        good()
        terminal.flow('tag', ids()[0], '--add', 'paper')

        when:
        terminal.flow('resume', '--tag', 'second')

        then:
        status(ids()[1]).tags == ['paper', 'second']
    }

    def "hooks run for the resumed run, and the run's id is in its file before the first step"() {
        given:
        good()
        script { it.replace('step(\'list\')', 'onSuccess { run -> println "hook saw ${run.id} of ${run.originRunId}" }\n    step(\'list\')') }

        when:
        def result = terminal.flow('resume', '--run-id-file', 'id')

        then:
        result.err().contains("hook saw ${ids()[1]} of ${ids()[0]}")
        terminal.folder.resolve('id').text == ids()[1] + '\n'
    }

    def "--events tells of what is reused"() {
        given:
        good()

        when:
        def events = terminal.flow('resume', '--events').out().readLines().collect { new JsonSlurper().parseText(it) }

        then:
        events*.event.take(2) == ['runStarted', 'runResumed']
        events[1].with { [it.origin, it.reused] } == [ids()[0], 2]
        events.findAll { it.event == 'taskReused' }.collect { [it.step, it.task, it.origin] } as Set == [['list', '0', ids()[0]], ['read', '0', ids()[0]]] as Set
    }

    def "status tells what was reused, and times are of what ran in this run"() {
        given:
        good()
        terminal.flow('resume')

        when:
        def steps = status('latest').steps.collectEntries { [it.step, it] }

        then:
        steps.collectEntries { name, step -> [name, [step.done, step.reused]] } == [list: [1, 1], read: [2, 1], merge: [1, 0], large: [0, 0], small: [1, 0]]
        steps.list.seconds == null
        steps.merge.seconds != null
        terminal.flow('status', 'latest').out().contains('2 done, 1 reused')
        terminal.flow('status', 'latest/list/0').out().contains("reused    from run ${ids()[0]}")
        terminal.flow('status', 'latest/read/0', '--json').out().contains('"reusedFrom" : "' + ids()[0])
    }

    def "what a reused task printed is found in the run where it ran"() {
        given:
        script { it.replace('rate = alpha }', 'rate = alpha; println "rate $rate" }').replace('rows = part.size();', 'rows = part.size(); println "reads $part";') }
        terminal.flow('run', 'train.flow.groovy')
        def origin = ids()[1]
        good()
        terminal.flow('resume')

        expect:
        terminal.flow('logs', 'latest/list').out() == '[list] rate 0.5\n'
        terminal.flow('logs', 'latest/read/0').out() == 'reads north\n'
        terminal.flow('logs', 'latest/read').out() == '[read/0] reads north\n[read/1] reads south\n'
        with(terminal.flow('logs', 'latest')) {
            it.out() == '[read/1] reads south\n'
            it.err() == "what reused tasks printed stands in the run where they ran: flow logs $origin\n"
        }

        when: 'that run is gone'
        terminal.folder.resolve(".flow/runs/$origin").toFile().deleteDir()

        then:
        with(terminal.flow('logs', 'latest/list')) {
            it.exit() == 0
            it.err() == "run $origin, where tasks ran that are reused, is gone, and its log too\nnothing was printed\n"
        }
    }
}
