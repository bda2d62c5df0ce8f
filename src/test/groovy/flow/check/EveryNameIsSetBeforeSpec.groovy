package flow.check

import spock.lang.Specification

class EveryNameIsSetBeforeSpec extends Specification {

    def "a name that nothing sets is shown with the nearest one and where that is set"() {
        expect:
        Checked.problems('''
            step process: sets result
            step report: reads resutl
            ''') == '''
error[F012]: step 'report' reads 'resutl', which no earlier step sets
 --> sketch.flow:2:20
  |
2 | step report: reads resutl
  |                    ^^^^^^ did you mean 'result' (set in 'process', line 1)?
'''
    }

    def "the nearest name may be a parameter, a config or an item"() {
        expect:
        Checked.problems('''
            parameter alpha
            config regions
            foreach 1..3 as customer
                step a: reads alhpa, reads region, reads custmer
            join b
            ''').findAll(/(?<=\^ ).*/) == [
            "did you mean 'alpha' (parameter, line 1)?",
            "did you mean 'regions' (config, line 2)?",
            "did you mean 'customer' (item, line 3)?",
        ]
    }

    def "the nearest name may be one that the step itself sets before; of one that it sets behind, nothing is said"() {
        expect:
        Checked.problems('step a: sets total, reads totl').contains("did you mean 'total'?")
        !Checked.problems('step a: reads totl, sets total').contains('did you mean')
    }

    def "a variable that a step above declares for itself is none behind it, and that is said"() {
        expect:
        Checked.problems('''
            step load: declares count, sets counts
            step report: reads count
            ''') == '''
error[F012]: step 'report' reads 'count', which no earlier step sets
 --> sketch.flow:2:20
  |
2 | step report: reads count
  |                    ^^^^^ it is a variable of 'load', line 1; assign it there without declaring it
'''
    }

    def "of a variable that a step below declares, nothing is said"() {
        expect:
        !Checked.problems('''
            step report: reads count
            step load: declares count
            ''').contains('a variable of')
    }

    def "where a step sets it that does not run before, that is said"() {
        expect:
        Checked.problems('''
            step a: reads total
            step b: maySet total
            ''') == '''
error[F012]: step 'a' reads 'total', which no earlier step sets
 --> sketch.flow:1:15
  |
1 | step a: reads total
  |               ^^^^^ it is set in 'b', line 2, which does not run before
'''
    }

    def "conditions, until: and foreach read too"() {
        expect:
        Checked.problems('''
            step a
            choose
                when: reads x
                    step b
            repeat refine: reads y
                step c
            foreach z
                step d
            join e
            ''') == '''
error[F012]: this condition reads 'x', which no earlier step sets
 --> sketch.flow:3:17
  |
3 |     when: reads x
  |                 ^

error[F012]: until: of repeat 'refine' reads 'y', which no earlier step sets
 --> sketch.flow:5:22
  |
5 | repeat refine: reads y
  |                      ^

error[F012]: this foreach reads 'z', which no earlier step sets
 --> sketch.flow:7:9
  |
7 | foreach z
  |         ^
'''
    }

    def "what is set in #place is not seen in #other"() {
        expect:
        Checked.problems(sketch).contains("error[F012]: step 'reader' reads 'x'")

        where:
        place                | other              | sketch
        'one branch'         | 'the next'         | 'parallel\n    step a: sets x\n    step reader: reads x\njoin j'
        'one option'         | 'the next'         | 'choose\n    when\n        step a: sets x\n    otherwise\n        step reader: reads x'
        'a later step'       | 'an earlier one'   | 'step reader: reads x\nstep a: sets x'
        'the item of a fork' | 'what follows it'  | 'foreach 1..3 as x\n    step a\njoin reader: reads x'
    }

    def "a body that is not written in place may set anything, so that it is only a warning"() {
        expect:
        Checked.problems('''
            step a: opaque
            step b: reads x
            ''') == '''
warning[W104]: step 'b' reads 'x', which no earlier step sets
 --> sketch.flow:2:15
  |
2 | step b: reads x
  |               ^
 ... sketch.flow:1:1
  |
1 | step a: opaque
  | ---- unless this body does, which is not written here
'''
    }

    def "so may a body with computed names: #sketch"() {
        expect:
        Checked.problems(sketch).contains("warning[W104]: step 'b' reads 'x'")

        where:
        sketch << [
            'step a: computed\nstep b: reads x',
            'step b: computed, reads x',
            'choose\n    when\n        step a: computed\nstep b: reads x',
            'repeat r\n    step b: reads x\n    step a: computed',
            'parallel\n    step a: computed\njoin j: merges\nstep b: reads x',
        ]
    }

    def "but what a branch computes stays in the branch"() {
        expect:
        Checked.problems('''
            parallel
                step a: computed
            join j
            step b: reads x
            ''').contains("error[F012]: step 'b' reads 'x'")
    }

    def "all that may run before counts"() {
        expect:
        Checked.problems('''
            parameter alpha
            config cfg
            step start: sets a, maySet b
            step caught catchInto failure: sets c
            step read: reads alpha, reads cfg, reads a, reads b, reads c, reads failure
            choose
                when: reads a
                    step left: sets d
                otherwise
                    step right: maySet e
            step chosen: reads d, reads e
            repeat refine: reads f, reads g
                step first: reads g, reads h, sets f
                step second: sets g
                choose
                    when
                        step third: sets h
            step refined: reads f, reads g, reads h
            foreach a as item
                step outer: reads item, sets i
                foreach i as inner
                    step both: reads item, reads inner, reads i, reads a
                join innerDone: reads item, reads i
            join outerDone: reads a
            ''') == '\n'
    }

    def "what a branch set is there behind the join that sets or merges it"() {
        expect:
        Checked.problems('''
            parallel
                step left: sets x, sets y, sets z
                step right: sets x
            join both: inputs left.x, merges y z, reads y, sets x
            step after: reads x, reads y, reads z
            foreach 1..3
                step a: sets p
                gang b nodes 2: sets q
                join c: merges
                step d: reads q
            join e: merges without q
            step f: reads p
            ''') == '\n'
    }

    def "a body may read what it perhaps set itself, but not what it only sets afterwards"() {
        expect:
        Checked.problems('''
            step a: maySet x, reads x
            step b: reads y, sets y
            ''') == '''
error[F012]: step 'b' reads 'y', which no earlier step sets
 --> sketch.flow:2:15
  |
2 | step b: reads y, sets y
  |               ^ it has no value yet: set it first
'''
    }

    def "a read that Groovy may answer otherwise is no fault"() {
        expect:
        Checked.problems('step a: glimpses x') == '\n'
    }
}
