package flow.check

import spock.lang.Specification

class HooksSetNothingSpec extends Specification {

    def "a hook sets no artifact, surely or perhaps"() {
        expect:
        Checked.problems('''
            step a: sets total
            onSuccess: sets note, maySet other
            ''') == '''
error[F015]: onSuccess sets 'note', but hooks set no artifacts: nothing comes behind them
 --> sketch.flow:2:17
  |
2 | onSuccess: sets note, maySet other
  |                 ^^^^ write def note = …

error[F015]: onSuccess sets 'other', but hooks set no artifacts: nothing comes behind them
 --> sketch.flow:2:30
  |
2 | onSuccess: sets note, maySet other
  |                              ^^^^^ write def other = …
'''
    }

    def "its own variables are its own"() {
        expect:
        Checked.problems('''
            step a: sets total
            onFailure: declares note
            ''').isBlank()
    }
}
