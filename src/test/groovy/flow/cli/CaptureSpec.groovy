package flow.cli

import flow.launcher.Jdk
import flow.launcher.Started
import groovy.json.JsonSlurper
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

/** What scripts print, with the real System.out, in processes of their own. */
@Timeout(120)
class CaptureSpec extends Specification {
    static final Path HOME = Path.of(System.getProperty('flow.home'))

    static final LOUD = '''\
        import java.util.logging.Logger
        import org.slf4j.LoggerFactory

        System.out.println('building')
        println 'still building'

        class Loud {
            static void shout() {
                System.out.println('from a class')
                System.err.println('to standard error')
            }
        }

        def helper(text) { println text }

        flow('loud') {
            println 'between words'
            step('a') {
                println 'plain'
                printf '%s %d%n', 'formatted', 1
                helper('from a helper')
                Loud.shout()
                new Object() { void go() { System.out.println('anonymous') } }.go()
                Logger.getLogger('com.acme').info('by java.util.logging')
                LoggerFactory.getLogger('com.acme').warn('by SLF4J')
                Thread.start { System.out.println 'by a thread' }.join()
                System.out.write('Zoë 東京\\n'.getBytes('UTF-8'))
                System.out.print 'no end'
                def late = Thread.start {
                    try { throw new IllegalStateException('nobody catches this') } finally { }
                }
                late.join()
            }
        }
        '''.stripIndent()

    @TempDir
    Path temporary

    def "standard output carries results only, whatever a script does; bodies print into their task's log"() {
        given:
        script('loud.flow.groovy', LOUD)

        when:
        def run = start('run', 'loud.flow.groovy')

        then:
        run.exitCode == 0
        run.out == ''
        run.err.readLines().take(3) == ['building', 'still building', 'between words']
        def lines = lines('latest/a')
        lines*.text.take(11) == ['plain', 'formatted 1', 'from a helper', 'from a class', 'to standard error', 'anonymous',
                                  'INFO com.acme - by java.util.logging', 'WARN com.acme - by SLF4J', 'by a thread', 'Zoë 東京',
                                  lines*.text[10]]
        lines*.stream.take(8) == ['stdout'] * 4 + ['stderr', 'stdout', 'stderr', 'stderr']
        lines*.text.any { it.startsWith('Exception in thread') && it.endsWith('IllegalStateException: nobody catches this') }
        lines*.text.last() == 'no end'
        lines.every { run.err.contains(" [a] $it.text\n") }
    }

    def "what a killed run printed is there, to its last whole line"() {
        given:
        script('x.flow.groovy', '''\
            flow('x') {
                step('a') {
                    1000.times { println "line $it" }
                    print 'half a line'
                    System.err.println('ready')
                    Thread.sleep(60_000)
                }
            }
            '''.stripIndent())

        when:
        def run = start('run', 'x.flow.groovy').untilItSays('ready')
        run.signal('KILL')
        run.exitCode

        then:
        lines('latest')*.text == (0..<1000).collect { "line $it".toString() } + 'ready'
    }

    def "logs -f shows what a run of another process prints, each line once, and ends with it"() {
        given:
        def go = temporary.resolve('go')
        script('x.flow.groovy', """\
            flow('x') {
                step('a') {
                    println 'first'
                    while (!new File('$go').exists()) { Thread.sleep(5) }
                    500.times { println "line \$it" }
                }
                step('b') { println 'last' }
            }
            """.stripIndent())

        when:
        def run = start('run', 'x.flow.groovy').untilItSays('first')
        def follower = start('logs', 'latest', '-f').untilItSays('first')
        go.text = ''

        then:
        follower.exitCode == 0
        follower.out.readLines() == ['[a] first'] + (0..<500).collect { "[a] line $it".toString() } + '[b] last'
        run.exitCode == 0
    }

    private List<Map> lines(String path) {
        start('logs', path, '--json').out.readLines().collect { new JsonSlurper().parseText(it) as Map }
    }

    private void script(String name, String text) { temporary.resolve(name).text = text }

    private Started start(String... arguments) {
        def environment = [JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), HOME: temporary.toString(),
                           XDG_CACHE_HOME: temporary.resolve('cache').toString(), FLOW_STORE: temporary.resolve('store').toString()]
        def located = arguments.collect { it.endsWith('.groovy') ? temporary.resolve(it).toString() : it }
        new Started(environment, [HOME.resolve('bin/flow').toString(), *located])
    }
}
