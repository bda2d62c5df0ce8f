package flow.check

import flow.graph.Block
import flow.graph.Flow
import flow.problem.Position
import spock.lang.Specification

class EveryNameIsLegalSpec extends Specification {

    def "a step name that is none comes with a similar one that is"() {
        expect:
        Checked.problems('step load.north') == '''
error[F006]: 'load.north' is no step name
 --> sketch.flow:1:6
  |
1 | step load.north
  |      ^^^^^^^^^^ use letters, digits, '-' and '_', starting with a letter, such as 'load_north'
'''
    }

    def "an artifact cannot have a name that means something else in a body"() {
        expect:
        Checked.problems('''
            step a: maySet _hidden
            step b: sets owner
            ''').findAll(/(error|  \|.*\^).*/) == [
            "error[F006]: '_hidden' is reserved",
            "  |                ^^^^^^^ names do not start with '_'",
            "error[F006]: 'owner' is reserved",
            '  |              ^^^^^ it is a name that Groovy answers itself; use another name',
        ]
    }

    def "names are judged wherever they stand: #sketch"() {
        expect:
        Checked.problems(sketch).contains("error[F006]: $message")

        where:
        sketch                                               || message
        'parallel\n    branch 1st\n        step a\njoin b'    || "'1st' is no branch name"
        'repeat again!\n    step a'                          || "'again!' is no repeat name"
        'gang 3d\njoin b'                                    || "'3d' is no step name"
        'gang a\njoin b+c'                                   || "'b+c' is no step name"
        'foreach 1..3 as input\n    step a\njoin b'           || "'input' is reserved"
        'foreach 1..3 as my-row\n    step a\njoin b'          || "'my-row' is no item name"
        'parameter current'                                  || "'current' is reserved"
        'parameter json'                                     || "a parameter cannot be called 'json'"
        'config my-config'                                   || "'my-config' is no config name"
        'step a catchInto it'                                || "'it' is reserved"
        "step ${'a' * 46}"                                   || "'${'a' * 46}' is too long for a step name"
    }

    def "a flow has a name like a step"() {
        given:
        def at = new Position('x.flow.groovy', 3, 6, 9)
        def flow = new Flow('my flow', at, null, [], [], [], Block.EMPTY)

        expect:
        Checks.of(flow)*.message() == ["'my flow' is no flow name"]
        Checks.of(flow)*.position() == [at]
    }

    def "a step in a parallel is judged once"() {
        expect:
        Checked.problems('parallel\n    step 1st\njoin b').count('error') == 1
    }

    def "legal names of every kind"() {
        expect:
        Checked.problems("""
            parameter größe
            config json
            step ${'a' * 45}: sets total_1, sets Total, sets inputs, sets step2, sets result
            foreach 1..3 as row
                step Load-north_2 catchInto failure
            join result
            parallel
                branch class
                    step input
            join step
            """) == '\n'
    }
}
