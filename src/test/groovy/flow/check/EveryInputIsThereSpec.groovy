package flow.check

import spock.lang.Specification

class EveryInputIsThereSpec extends Specification {

    def "what a join reads from its inputs, a branch sets"() {
        expect:
        Checked.problems('''
            foreach 1..3
                step process: sets result
            join merge: inputs resutl
            ''') == '''
error[F012]: step 'merge' reads 'resutl', which no earlier step sets
 --> sketch.flow:3:20
  |
3 | join merge: inputs resutl
  |                    ^^^^^^ did you mean 'result' (set in 'process', line 2)?
'''
    }

    def "what it reads from one branch, that branch sets"() {
        expect:
        Checked.problems('''
            parallel
                step left: sets size
                step right: sets width
            join both: branch left, inputs left.width
            ''') == '''
error[F012]: step 'both' reads 'width', which nothing in branch 'left' sets
 --> sketch.flow:4:37
  |
4 | join both: branch left, inputs left.width
  |                                     ^^^^^
'''
    }

    def "the branch that it names is there"() {
        expect:
        Checked.problems('''
            parallel
                step report: sets html
                step publish
            join gather: branch reprot, inputs reprot.html
            ''') == '''
error[F012]: step 'gather' reads 'inputs.reprot', but no branch before it is called so
 --> sketch.flow:4:21
  |
4 | join gather: branch reprot, inputs reprot.html
  |                     ^^^^^^ did you mean 'report'?
'''
    }

    def "the branches are listed when none is near"() {
        expect:
        Checked.problems('''
            parallel
                step report
                step publish
            join gather: branch x
            ''').contains("^ the branches are 'report', 'publish'")
    }

    def "the branches of #fork have no names"() {
        expect:
        Checked.problems(sketch).endsWith('''
error[F012]: step 'all' reads 'inputs.result', but only the branches of a parallel have names
 --> sketch.flow:3:18
  |
3 | join all: branch result
  |                  ^^^^^^ write `inputs*.result`
''')

        where:
        fork        | sketch
        'a foreach' | 'foreach 1..3\n    step a: sets result\njoin all: branch result'
        'a gang'    | '\n\ngang a: sets result\njoin all: branch result'.replaceFirst('\n\n', 'step z\n')
    }

    def "a merge names only what a branch has"() {
        expect:
        Checked.problems('''
            foreach 1..3
                step a: sets model
            join all: merges modle
            ''') == '''
error[F012]: step 'all' merges 'modle', which no branch has
 --> sketch.flow:3:11
  |
3 | join all: merges modle
  |           ^^^^^^ did you mean 'model' (set in 'a', line 2)?
'''
        Checked.problems('''
            foreach 1..3
                step a: sets model
            join all: merges without modle
            ''').contains("step 'all' merges 'modle'")
    }

    def "where a branch holds a body that is not written in place, it is only a warning"() {
        expect:
        Checked.problems('''
            parallel
                step left: opaque
                step right
            join both: inputs x, inputs left.y, merges z
            ''').findAll(/(error|warning).*/) == [
            "warning[W104]: step 'both' reads 'x', which no earlier step sets",
            "warning[W104]: step 'both' reads 'y', which nothing in branch 'left' sets",
            "warning[W104]: step 'both' merges 'z', which no branch has",
        ]
    }

    def "an input shows all that a step at the end of its branch would see"() {
        expect:
        Checked.problems('''
            parameter alpha
            config cfg
            step start: sets before
            foreach 1..3 as item
                step a: maySet x
                choose
                    when
                        step b: sets y
                foreach 1..2 as inner
                    step c: sets z
                join d: inputs item, inputs inner, sets zs
            join all: inputs item, inputs input, inputs index, inputs alpha, inputs cfg, inputs before, inputs x, inputs y, inputs zs
            parallel
                step left: sets size
                branch right-hand
                    step pack: sets size
            join both: inputs size, inputs name, branch right-hand, inputs right-hand.size, inputs left.before
            gang train: sets model
            join trained: inputs nodeIndex, inputs model, merges model before
            ''') == '\n'
    }

    def "a variable of the branch is none of its artifacts"() {
        expect:
        Checked.problems('''
            foreach 1..3 as n
                step square: declares result
            join sum: inputs result
            ''').contains("^^^^^^ it is a variable of 'square', line 2; assign it there without declaring it")
    }
}
