package flow.check

import spock.lang.Specification

class HooksReadWhatTheySeeSpec extends Specification {

    def "a hook does not see artifacts"() {
        expect:
        Checked.problems('''
            step a: sets total
            onSuccess: reads total
            ''') == '''
error[F012]: onSuccess reads 'total', but hooks see parameters and configs only
 --> sketch.flow:2:18
  |
2 | onSuccess: reads total
  |                  ^^^^^ read artifacts through the hook's `run`
'''
    }

    def "it sees parameters and configs"() {
        expect:
        Checked.problems('''
            parameter alpha
            config cfg
            step a
            onSuccess: reads alpha, reads cfg, glimpses x
            onFailure: opaque
            ''') == '\n'
    }

    def "a misspelt parameter is shown with the right one"() {
        expect:
        Checked.problems('parameter alpha\nonFailure: reads alhpa').contains("^ did you mean 'alpha' (parameter, line 1)?")
    }
}
