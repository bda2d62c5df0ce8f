package flow.check

import spock.lang.Specification

class EveryOptionCanRunSpec extends Specification {

    def "an option whose condition is never true"() {
        expect:
        Checked.problems('''
            choose
                when: never
                    step a
            ''') == '''
error[F019]: this option can never run: its condition is never true
 --> sketch.flow:2:5
  |
2 |     when: never
  |     ^^^^ remove it
'''
    }

    def "an option behind one that is always true"() {
        expect:
        Checked.problems('''
            choose
                when: always
                    step a
                when: asks x>3
                    step b
                otherwise
                    step c
            ''') == '''
error[F019]: this option can never run: the condition before it is always true
 --> sketch.flow:4:5
  |
4 |     when: asks x>3
  |     ^^^^ remove it, or change the condition before it
 ... sketch.flow:2:5
  |
2 |     when: always
  |     ---- always true
'''
    }

    def "an otherwise behind one that is always true"() {
        expect:
        Checked.problems('''
            choose
                when: always
                    step a
                otherwise
                    step c
            ''') == '''
error[F019]: 'otherwise' can never run: this condition is always true
 --> sketch.flow:2:5
  |
2 |     when: always
  |     ^^^^ change it, or remove 'otherwise'
'''
    }

    def "a condition that is asked twice"() {
        expect:
        Checked.problems('''
            choose
                when: asks x>3
                    step a
                when: asks x>2
                    step b
                when: asks x>3
                    step c
            ''') == '''
error[F019]: this option can never run: its condition is asked a second time
 --> sketch.flow:6:5
  |
6 |     when: asks x>3
  |     ^^^^ change it, or remove the option
 ... sketch.flow:2:5
  |
2 |     when: asks x>3
  |     ---- the first time
'''
    }

    def "different conditions, and such of which nothing is known, are fine"() {
        expect:
        Checked.problems('''
            choose
                when: asks x>3
                    step a
                when
                    step b
                when: opaque
                    step c
                when: opaque
                    step d
                when: always
                    step e
            choose
                when: asks x>3
                    step f
            ''') == '\n'
    }
}
