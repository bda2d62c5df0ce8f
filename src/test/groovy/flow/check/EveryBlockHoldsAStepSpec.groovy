package flow.check

import spock.lang.Specification

class EveryBlockHoldsAStepSpec extends Specification {

    def "a foreach without a step has nothing to do"() {
        expect:
        Checked.problems('''
            foreach 1..3
            join all
            ''') == '''
error[F010]: this foreach holds no step
 --> sketch.flow:1:1
  |
1 | foreach 1..3
  | ^^^^^^^ give it a step, or remove it
'''
    }

    def "nor has a repeat or a branch, also one that holds only empty blocks"() {
        expect:
        Checked.problems('''
            repeat again
            parallel
                branch left
                    choose
                        when
                branch right
                    step a
            join both
            ''').readLines().findAll { it.startsWith('error') } == [
            "error[F010]: repeat 'again' holds no step",
            "error[F010]: branch 'left' holds no step",
            "error[F010]: this choose holds no step",
        ]
    }

    def "options may be empty"() {
        expect:
        Checked.problems('''
            step a
            choose
                when
            choose
                when
                otherwise
                    step b
            ''') == '\n'
    }
}
