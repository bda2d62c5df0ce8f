package flow.check

import spock.lang.Specification

class JoinsTakeOverWhatBranchesSetSpec extends Specification {

    def "what only the items of a foreach set is an error behind the join that left it"() {
        expect:
        Checked.problems('''
            foreach 1..3
                step process: sets result
            join merge: sets total
            step report: reads result
            ''') == '''
error[F013]: step 'report' reads 'result', which only branches before join 'merge' set
 --> sketch.flow:4:20
  |
4 | step report: reads result
  |                    ^^^^^^ take it over in 'merge': `result = inputs*.result`
 ... sketch.flow:2:24
  |
2 |     step process: sets result
  |                        ------ set in 'process'
'''
    }

    def "a join reads it through its inputs"() {
        expect:
        Checked.problems('''
            parallel
                branch left
                    step pack: maySet size
                step right
            join both: reads size
            ''') == '''
error[F013]: step 'both' reads 'size', which only branches before it set
 --> sketch.flow:5:18
  |
5 | join both: reads size
  |                  ^^^^ write `inputs.left.size`
 ... sketch.flow:3:27
  |
3 |         step pack: maySet size
  |                           ---- set in 'pack'
'''
    }

    def "what was set before and every branch sets again is a warning"() {
        expect:
        Checked.problems('''
            step start: sets model
            gang train: sets model
            join trained
            step report: reads model
            ''') == '''
warning[W103]: step 'report' reads 'model', which all branches before join 'trained' set
 --> sketch.flow:4:20
  |
4 | step report: reads model
  |                    ^^^^^ take it over in 'trained': `model = inputs*.model`
 ... sketch.flow:2:18
  |
2 | gang train: sets model
  |                  ----- set in 'train'
'''
    }

    def "every branch surely sets it: #sketch"() {
        expect:
        Checked.problems("step s: sets x\n$sketch\njoin j\nstep r: reads x").contains('warning[W103]')

        where:
        sketch << [
            'parallel\n    step a: sets x\n    step b: sets x',
            'foreach 1..3\n    choose\n        when\n            step a: sets x\n        otherwise\n            step b: sets x',
            'foreach 1..3\n    repeat again\n        step a: sets x',
            'foreach 1..3\n    step a: sets x\n    step b: maySet x',
        ]
    }

    def "a branch may leave it alone: #sketch"() {
        expect:
        Checked.problems("step s: sets x\n$sketch\njoin j\nstep r: reads x") == '\n'

        where:
        sketch << [
            'parallel\n    step a: sets x\n    step b',
            'foreach 1..3\n    choose\n        when\n            step a: sets x',
            'foreach 1..3\n    step a: maySet x',
            'foreach 1..3\n    step a catchInto failure: sets x',
        ]
    }

    def "the join or a later step sets it: #rest"() {
        expect:
        Checked.problems("step s: sets x\nparallel\n    step a: sets x\n    step b: sets x\n$rest") == '\n'

        where:
        rest << [
            'join j: sets x\nstep r: reads x',
            'join j: inputs a.x, sets x\nstep r: reads x',
            'join j: merges x\nstep r: reads x',
            'join j: merges\nstep r: reads x',
            'join j: maySet x\nstep r: reads x',
            'join j\nstep t: sets x\nstep r: reads x',
            'join j\nstep t: maySet x\nstep r: reads x',
            'join j\nchoose\n    when\n        step t: sets x\nstep r: reads x',
        ]
    }

    def "a merge that leaves it out does not take it over, nor does one take what a step caught"() {
        expect:
        Checked.problems('''
            foreach 1..3
                step a catchInto failure: sets x, sets y
            join j: merges without x
            step r: reads x, reads y, reads failure
            ''').findAll(/error.*/) == [
            "error[F013]: step 'r' reads 'x', which only branches before join 'j' set",
            "error[F013]: step 'r' reads 'failure', which only branches before join 'j' set",
        ]
    }

    def "an outer join, too, misses what an inner join left"() {
        expect:
        Checked.problems('''
            foreach 1..3
                foreach 1..3
                    step a: sets x
                join inner
            join outer: inputs x
            step r: reads x
            ''').findAll(/error.*|take.*/) == [
            "error[F013]: step 'outer' reads 'x', which only branches before join 'inner' set",
            'take it over in \'inner\': `x = inputs*.x`',
            "error[F013]: step 'r' reads 'x', which only branches before join 'inner' set",
            'take it over in \'inner\': `x = inputs*.x`',
        ]
    }

    def "an input that another branch has is no error here"() {
        expect:
        Checked.problems('''
            parallel
                branch left
                    foreach 1..3
                        step a: sets x
                    join inner
                step right: sets x
            join outer: inputs x
            ''') == '\n'
    }

    def "a branch with a dash in its name is read with brackets"() {
        expect:
        Checked.problems('''
            parallel
                branch left-hand
                    step a: sets x
            join both: reads x
            ''').contains("^ write `inputs['left-hand'].x`")
    }

    def "an option that has no fork makes it no error"() {
        expect:
        Checked.problems('''
            choose
                when
                    foreach 1..3
                        step a: sets x
                    join j
                otherwise
                    step b: sets x
            step r: reads x
            ''') == '\n'
    }

    def "a join whose body is not written in place may have taken it over"() {
        expect:
        Checked.problems('''
            foreach 1..3
                step a: sets x
            join j: opaque
            step r: reads x
            ''').contains("warning[W104]: step 'r' reads 'x'")
    }
}
