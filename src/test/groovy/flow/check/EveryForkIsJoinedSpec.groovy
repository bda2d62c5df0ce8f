package flow.check

import spock.lang.Specification

class EveryForkIsJoinedSpec extends Specification {

    def "a missing join shows the two lines to write, with a name that is free"() {
        expect:
        Checked.problems('''
            step gather
            gang train nodes 4
            step after
            ''') == '''
error[F007]: gang 'train' forks, and no join follows it
 --> sketch.flow:2:6
  |
2 | gang train nodes 4
  |      ^^^^^ write these two lines right behind it:
  = join('gather2') { inputs ->
  = }
'''
    }

    def "every fork needs its join in the same block: #fork"() {
        expect:
        Checked.problems(fork).contains("error[F007]: $what forks, and no join follows it")

        where:
        fork                                                          || what
        'foreach 1..3\n    step a'                                     || 'this foreach'
        'parallel\n    step a'                                         || 'this parallel'
        'parallel\n    branch b\n        gang a\njoin c'                || "gang 'a'"
        'repeat r\n    foreach 1..3\n        step a\nstep c'            || 'this foreach'
        'choose\n    when\n        parallel\n            step a\nstep c' || 'this parallel'
        'foreach 1..3\n    step a\nforeach 1..3\n    step b\njoin c'    || 'this foreach'
    }

    def "names set in a fork without a join cause no problems behind it"() {
        expect:
        Checked.problems('''
            foreach 1..3
                step a: sets x
            step b: reads x
            ''').count('error') == 1
    }

    def "where a join was written a little off, it is said to move it"() {
        expect:
        Checked.problems('''
            foreach 1..3
                step a: sets x
                join all: sets xs
            step b
            ''') == '''
error[F007]: this foreach forks, and no join follows it
 --> sketch.flow:1:1
  |
1 | foreach 1..3
  | ^^^^^^^ move join 'all' right behind it

error[F008]: join 'all' stands behind nothing that forks
 --> sketch.flow:3:10
  |
3 |     join all: sets xs
  |          ^^^ move it behind the closing brace of this foreach
 ... sketch.flow:1:1
  |
1 | foreach 1..3
  | ------- which has no join
'''
        Checked.problems('''
            parallel
                step a
            step b
            join all
            ''') == '''
error[F007]: this parallel forks, and no join follows it
 --> sketch.flow:1:1
  |
1 | parallel
  | ^^^^^^^^ move join 'all' right behind it

error[F008]: join 'all' stands behind nothing that forks
 --> sketch.flow:4:6
  |
4 | join all
  |      ^^^ move it up, right behind what it should join
 ... sketch.flow:1:1
  |
1 | parallel
  | -------- this parallel has no join
'''
    }

    def "joined forks are fine, at every depth"() {
        expect:
        Checked.problems('''
            foreach 1..3
                parallel
                    branch b
                        gang g
                        join h
                    step s
                join i
            join j
            choose
                when
                    foreach 1..2
                        step t
                    join k
            ''') == '\n'
    }
}
