package flow.check

import spock.lang.Specification

class EveryFilledParameterExistsSpec extends Specification {

    def "an event fills parameters of the flow"() {
        expect:
        Checked.problems('''
            parameter dataset
            trigger arrived fills datset
            ''') == '''
error[F024]: event 'arrived' fills 'datset', which is no parameter of this flow
 --> sketch.flow:2:23
  |
2 | trigger arrived fills datset
  |                       ^^^^^^ did you mean 'dataset'?
'''
    }

    def "parameters that are there may be filled"() {
        expect:
        Checked.problems('''
            trigger arrived fills dataset
            trigger other
            parameter dataset
            ''') == '\n'
    }
}
