package flow.check

import spock.lang.Specification

class NoParameterHidesAnOptionSpec extends Specification {

    def "an option of flow run wins over a parameter of the same name, however it is spelt"() {
        expect:
        Checked.problems('''
            parameter tag
            parameter max_workers
            ''') == '''
warning[W105]: parameter 'tag' is called like an option of flow run, which wins
 --> sketch.flow:1:11
  |
1 | parameter tag
  |           ^^^ give it as `-p tag=…`, or rename it

warning[W105]: parameter 'max_workers' is called like an option of flow run, which wins
 --> sketch.flow:2:11
  |
2 | parameter max_workers
  |           ^^^^^^^^^^^ give it as `-p max_workers=…`, or rename it
'''
    }

    def "other parameters are fine"() {
        expect:
        Checked.problems('parameter tags_of\nparameter workers\nparameter alpha') == '\n'
    }
}
