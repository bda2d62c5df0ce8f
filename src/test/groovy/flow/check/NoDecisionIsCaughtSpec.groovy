package flow.check

import spock.lang.Specification

class NoDecisionIsCaughtSpec extends Specification {

    def "a step right before a foreach or choose decides it, so it cannot be caught"() {
        expect:
        Checked.problems('''
            step fit catchInto failure
            choose
                when: reads failure
                    step again catchInto failure
                    foreach 1..3
                        step a
                    join b
            ''') == '''
error[F026]: step 'fit' decides the choose behind it, so its failure cannot be caught into 'failure'
 --> sketch.flow:1:6
  |
1 | step fit catchInto failure
  |      ^^^ remove catchInto:, or put a step without it in between
 ... sketch.flow:2:1
  |
2 | choose
  | ------ the choose

error[F026]: step 'again' decides the foreach behind it, so its failure cannot be caught into 'failure'
 --> sketch.flow:4:14
  |
4 |         step again catchInto failure
  |              ^^^^^ remove catchInto:, or put a step without it in between
 ... sketch.flow:5:9
  |
5 |         foreach 1..3
  |         ------- the foreach
'''
    }

    def "a join decides as well"() {
        expect:
        Checked.problems('gang a\njoin b catchInto failure\nforeach 1..3\n    step c\njoin d')
            .contains("error[F026]: step 'b' decides the foreach")
    }

    def "elsewhere failures may be caught"() {
        expect:
        Checked.problems('''
            step a catchInto failure
            step b
            choose
                when: reads failure
                    step c catchInto failure
            step d catchInto failure
            parallel
                step e catchInto failure
            join f catchInto failure
            repeat again: reads failure
                step g catchInto failure
            choose
                when
                    step h catchInto failure
            ''') == '\n'
    }
}
