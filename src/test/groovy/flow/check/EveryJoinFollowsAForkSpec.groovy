package flow.check

import spock.lang.Specification

class EveryJoinFollowsAForkSpec extends Specification {

    def "a join behind a step joins nothing"() {
        expect:
        Checked.problems('''
            step a
            join all
            ''') == '''
error[F008]: join 'all' stands behind nothing that forks
 --> sketch.flow:2:6
  |
2 | join all
  |      ^^^ make it a step; a join follows a foreach, a parallel or a step with nodes:
'''
    }

    def "a join behind #what is explained"() {
        expect:
        Checked.problems(sketch).contains("^^^ $hint")

        where:
        what       | sketch                                      || hint
        'a choose' | 'choose\n    when\n        step a\njoin all' || 'make it a step: one option of a choose runs'
        'a repeat' | 'repeat r\n    step a\njoin all'             || 'make it a step: a repeat does not fork'
        'a join'   | 'gang a\njoin b\njoin all'                   || 'make it a step; a join follows'
        'nothing'  | 'join all'                                  || 'make it a step; a join follows'
    }

    def "what a join without a fork reads from its inputs is not judged"() {
        expect:
        Checked.problems('''
            step a
            join all: inputs x, branch b, merges y
            ''').count('error') == 1
    }
}
