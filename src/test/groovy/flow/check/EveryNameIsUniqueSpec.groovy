package flow.check

import spock.lang.Specification

class EveryNameIsUniqueSpec extends Specification {

    def "two steps of one name, however far apart, are shown both"() {
        expect:
        Checked.problems('''
            step load
            choose
                when
                    step load
            ''') == '''
error[F005]: 'load' is already the name of another step
 --> sketch.flow:4:14
  |
4 |         step load
  |              ^^^^ call the step something else
 ... sketch.flow:1:6
  |
1 | step load
  |      ---- the first step of that name
'''
    }

    def "steps, joins, gangs and repeats share their names: #sketch"() {
        expect:
        Checked.problems(sketch).contains("error[F005]: 'tune' is already the name of $what")

        where:
        sketch                                      || what
        'step tune\nforeach 1..3\n    step a\njoin tune' || 'a step'
        'step tune\nrepeat tune\n    step a'          || 'a step'
        'repeat tune\n    step a\nstep tune'          || 'a repeat'
        'step tune\ngang tune\njoin b'                || 'another step'
        'gang a\njoin tune\ngang b\njoin tune'        || 'another join'
    }

    def "two branches of one parallel have different names"() {
        expect:
        Checked.problems('''
            parallel
                branch north
                    step a
                branch north
                    step b
            join both
            ''') == '''
error[F005]: 'north' is already the name of another branch
 --> sketch.flow:4:12
  |
4 |     branch north
  |            ^^^^^ call the branch something else
 ... sketch.flow:2:12
  |
2 |     branch north
  |            ----- the first branch of that name
'''
    }

    def "two equal steps in a parallel are one problem, not two"() {
        expect:
        Checked.problems('''
            parallel
                step a
                step a
            join both
            ''').count('error') == 1
    }

    def "parameters differ in more than case and underscores, as those do not count on the command line"() {
        expect:
        Checked.problems('''
            parameter learningRate
            parameter learning_rate
            ''') == '''
error[F005]: 'learning_rate' is too much like the name of another parameter
 --> sketch.flow:2:11
  |
2 | parameter learning_rate
  |           ^^^^^^^^^^^^^ call the parameter something else
 ... sketch.flow:1:11
  |
1 | parameter learningRate
  |           ------------ the first parameter of that name
'''
    }

    def "a config and a parameter have different names"() {
        expect:
        Checked.problems('''
            config model
            parameter model
            ''').contains("error[F005]: 'model' is already the name of a config")
    }

    def "names of different kinds do not disturb each other"() {
        expect:
        Checked.problems('''
            config rates
            parameter Rates
            parameter rate
            parallel
                branch load
                    step load: sets load
                branch send
                    step merge
            join rate
            parallel
                branch load
                    step again
            join rates
            ''') == '\n'
    }
}
