package flow.run

import flow.store.RunEnd
import flow.store.TaskFailed
import spock.lang.Specification
import spock.lang.Timeout

/** Whatever a body throws is a failure that can be repeated, caught, told and kept. */
@Timeout(60)
class ThrownSpec extends Specification implements ScriptRuns {
    static final CLASSES = '''
        class Mine extends Exception { Mine(String message) { super(message) } }
        class Bare extends Throwable { }
        class Mute extends RuntimeException { String getMessage() { throw new IllegalStateException() } }
        class Bottomless extends RuntimeException { String getMessage() { getMessage() + 1 } }
        class Orphan extends RuntimeException { synchronized Throwable getCause() { throw new IllegalStateException() } }
        class Hydra extends RuntimeException { synchronized Throwable getCause() { new Hydra() } }
        def ring() {
            def first = new RuntimeException('first')
            first.initCause(new RuntimeException('second', first))
            first
        }
        def recursion(n) { recursion(n + 1) }
        '''

    def "it is repeated, and the last one caught: #code"() {
        when:
        def result = runScript("""$CLASSES
            flow('f') {
                step('s', retry: 1, catchInto: 'failure') { $code }
                step('t') { result(failure); artifacts['again'] = failure }
                step('u') { result(again) }
            }""")

        then:
        result.status() == RunEnd.Status.SUCCEEDED
        records.findAll { it instanceof TaskFailed }*.failure()*.type() == [type]
        results*.type() == [type] * 2
        results*.message() == [message] * 2
        results*.kind() == ['exception'] * 2
        results*.attempts() == [2, 2]
        results*.step() == ['s', 's']
        results[0].stackTrace().startsWith(type)

        where:
        code                                                                  | type                                                          | message
        "throw new IOException('no route')"                                   | 'java.io.IOException'                                         | 'no route'
        "throw new Mine('my own')"                                            | 'Mine'                                                        | 'my own'
        "throw new Bare()"                                                    | 'Bare'                                                        | null
        "throw new Mute()"                                                    | 'Mute'                                                        | null
        "throw new Bottomless()"                                              | 'Bottomless'                                                  | null
        "throw new Orphan()"                                                  | 'Orphan'                                                      | null
        "throw new Hydra()"                                                   | 'Hydra'                                                       | null
        "throw ring()"                                                        | 'java.lang.RuntimeException'                                  | 'first'
        "recursion(0)"                                                        | 'java.lang.StackOverflowError'                                | null
        "throw new OutOfMemoryError('mine')"                                  | 'java.lang.OutOfMemoryError'                                  | 'mine'
        "throw new ThreadDeath()"                                             | 'java.lang.ThreadDeath'                                       | null
        "throw new InterruptedException('by itself')"                         | 'java.lang.InterruptedException'                              | 'by itself'
        "Thread.currentThread().interrupt(); Thread.sleep(1)"                 | 'java.lang.InterruptedException'                              | 'sleep interrupted'
        "throw new ExceptionInInitializerError('x')"                          | 'java.lang.ExceptionInInitializerError'                       | 'x'
        "throw null"                                                          | 'java.lang.NullPointerException'                              | 'Cannot throw exception because "null" is null'
        "assert 1 == 2"                                                       | 'org.codehaus.groovy.runtime.powerassert.PowerAssertionError' | 'assert 1 == 2\n         |\n         false'
        "def e = new IOException('bare'); e.stackTrace = []; throw e"         | 'java.io.IOException'                                         | 'bare'
        "def e = new IOException('a'); e.addSuppressed(ring()); throw e"      | 'java.io.IOException'                                         | 'a'
        "Thread.currentThread().contextClassLoader = null; throw new Bare()"  | 'Bare'                                                        | null
    }

    def "causes that go in a ring are told once"() {
        when:
        def failure = runScript("$CLASSES\nflow('f') { step('s') { throw ring() } }").firstFailure().get().failure()

        then:
        failure.stackTrace().count('Caused by: ') == 1
    }

    def "a very long message is cut, and how much is said"() {
        when:
        def failure = runScript("flow('f') { step('s') { throw new IOException('x' * 5_000_000) } }").firstFailure().get().failure()

        then:
        failure.message() == 'x' * 100_000 + '… and 4900000 more characters'
        failure.stackTrace().size() < 101_000
    }

    def "a failure while deciding is repeated with the task and never caught: #what"() {
        when:
        def result = runScript("""$CLASSES
            flow('f') {
                step('s', retry: 2) { rows = [1]; result(current.attempt) }
                $block
            }""")

        then:
        result.failures()*.failure()*.type() == [type]
        result.failures()*.failure()*.step() == [step]
        result.failures()*.failure()*.attempts() == [attempts]
        results == (0..<(step == 's' ? attempts : 1)).toList()

        where:
        what                        | block                                                                                                    | type                           | step | attempts
        'a condition'               | "choose { when({ throw new IOException() }) { step('t') { } } }"                                         | 'java.io.IOException'          | 's'  | 3
        'a bottomless condition'    | "choose { when({ recursion(0) }) { step('t') { } } }"                                                    | 'java.lang.StackOverflowError' | 's'  | 3
        'until'                     | "repeat('r', until: { throw new Mine('m') }, atMost: 2) { step('t', retry: 1) { } }"                     | 'Mine'                         | 't'  | 2
        'until of a caught step'    | "repeat('r', until: { throw new Mine('m') }, atMost: 2) { step('t', catchInto: 'c') { } }"               | 'Mine'                         | 'r?' | 4
        'items'                     | "parallel { branch('b') { foreach('rows') { step('t') { } }; join('i') { } } }; join('j') { }".replace("'rows'", "'gone'") | 'flow.problem.Fault' | 't?' | 4
    }

    def "a condition that compares null, or reads what nothing set, is told with its line"() {
        expect:
        runScript('''
            flow('f') {
                step('s') { artifacts['limit'] = null }
                choose {
                    when({ limit > 3 }) { step('t') { } }
                }
            }''').firstFailure().get().with { [it.code().name(), it.position().line(), it.failure().step()] } == ['F004', 5, 's']
    }
}
