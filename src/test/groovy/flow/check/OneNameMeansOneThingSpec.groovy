package flow.check

import spock.lang.Specification

class OneNameMeansOneThingSpec extends Specification {

    def "an artifact is not called like a parameter"() {
        expect:
        Checked.problems('''
            parameter alpha
            step start: sets alpha
            ''') == '''
error[F005]: step 'start' sets 'alpha', which is a parameter
 --> sketch.flow:2:18
  |
2 | step start: sets alpha
  |                  ^^^^^ call the artifact something else
 ... sketch.flow:1:11
  |
1 | parameter alpha
  |           ----- the parameter
'''
    }

    def "an artifact is not called like a config, also where it is only perhaps set"() {
        expect:
        Checked.problems('''
            config cfg
            step start: maySet cfg
            ''').contains("step 'start' sets 'cfg', which is a config")
    }

    def "an artifact is not called like the item of a foreach around it, at any depth"() {
        expect:
        Checked.problems('''
            foreach 1..3 as row
                foreach 1..2 as cell
                    step work: sets row
                join inner
            join outer
            ''') == '''
error[F005]: step 'work' sets 'row', which is the item of a foreach around it
 --> sketch.flow:3:25
  |
3 |         step work: sets row
  |                         ^^^ call the artifact something else
 ... sketch.flow:1:17
  |
1 | foreach 1..3 as row
  |                 --- the item
'''
    }

    def "an item is not called like #what"() {
        expect:
        Checked.problems(sketch).contains("error[F005]: the item 'x' is called like $what")

        where:
        what                             | sketch
        'a parameter'                    | 'parameter x\nforeach 1..3 as x\n    step a\njoin b'
        'a config'                       | 'config x\nforeach 1..3 as x\n    step a\njoin b'
        'an artifact before it'          | 'step s: sets x\nforeach 1..3 as x\n    step a\njoin b'
        'the failure that step'          | 'step f catchInto x\nstep s\nforeach 1..3 as x\n    step a\njoin b'
        'the item of a foreach around it' | 'foreach 1..3 as x\n    foreach 1..3 as x\n        step a\n    join b\njoin c'
    }

    def "what a step catches its failure into is no other step's artifact"() {
        expect:
        Checked.problems('''
            step fit catchInto failure
            step report: sets failure
            ''') == '''
error[F005]: step 'report' sets 'failure', which is the failure that step 'fit' catches
 --> sketch.flow:2:19
  |
2 | step report: sets failure
  |                   ^^^^^^^ call the artifact something else
 ... sketch.flow:1:6
  |
1 | step fit catchInto failure
  |      --- here its catchInto: sets it
'''
    }

    def "nor the artifact of a step before, a parameter or an item: #sketch"() {
        expect:
        Checked.problems(sketch).contains("error[F005]: step 'fit' catches its failure into 'x', which is $what")

        where:
        sketch                                                             || what
        'step a: sets x\nstep fit catchInto x'                             || 'an artifact before it'
        'parameter x\nstep fit catchInto x'                                || 'a parameter'
        'foreach 1..3 as x\n    step fit catchInto x\njoin j'              || 'the item of a foreach around it'
        'repeat r\n    step fit catchInto x\n    step later: sets x' || 'an artifact before it'
    }

    def "on different paths one name may mean different things"() {
        expect:
        Checked.problems('''
            parallel
                branch one
                    foreach 1..3 as x
                        step a: reads x
                    join b: sets y
                branch two
                    step c: sets x
                    step d catchInto z
                branch three
                    step e: sets z, sets y
            join f: sets x, sets z
            foreach 1..3 as row
                step g
            join h: sets row
            choose
                when
                    step i catchInto w
                otherwise
                    step j: sets w
            ''') == '\n'
    }

    def "steps may catch into one name, and a step may set its own"() {
        expect:
        Checked.problems('''
            step a catchInto failure: sets failure
            step b catchInto failure
            step c: reads failure
            repeat again
                step d catchInto failure: reads failure
            ''') == '\n'
    }
}
