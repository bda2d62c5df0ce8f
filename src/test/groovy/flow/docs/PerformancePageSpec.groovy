package flow.docs

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** What docs/performance.md tells of is there. How fast it is no spec asks. */
class PerformancePageSpec extends Specification {
    private static final String PAGE = Page.HOME.resolve('docs/performance.md').text

    @TempDir
    Path temporary

    def "the page explains each row that is measured, and no other"() {
        expect:
        explained('The rows').sort() == bench('--rows').readLines().sort()
    }

    def "the page explains each benchmark of the inner parts, and no other"() {
        given:
        def benchmarks = []
        Page.HOME.resolve('src/bench/java').traverse(nameFilter: ~/.*Bench\.java/) { benchmarks << it.fileName.toString() - '.java' }

        expect:
        explained('The inner parts').findAll { it.endsWith('Bench') }.sort() == benchmarks.sort()
    }

    def "the page names no program that is not there: #program"() {
        expect:
        Files.isExecutable(Page.HOME.resolve(program))

        where:
        program << (PAGE =~ /`(src\/bench\/\w+)/).collect { it[1] }.unique()
    }

    def "what is no row is refused"() {
        expect:
        bench('foreach-1000 nothing-7', 1) == "bench: there is no row 'nothing-7'; src/bench/run --rows prints those that there are\n"
    }

    def "the measured flow #script has no problems"() {
        given:
        def shell = new Shell(temporary)

        expect:
        shell.shows("flow check ${Page.HOME.resolve("src/bench/flows/$script")}").endsWith(': no problems\n')

        where:
        script << Page.HOME.resolve('src/bench/flows').toFile().list().sort()
    }

    /** What the first column of a section's table names. */
    private static List<String> explained(String section) {
        def text = PAGE.split(/(?m)^## /).find { it.startsWith("$section\n") }
        text.readLines().findAll { it.startsWith('| `') }.collectMany { row -> (row.split('\\|')[1] =~ /`([^`]+)`/).collect { it[1] } }
    }

    private static String bench(String arguments, int exitCode = 0) {
        def process = new ProcessBuilder('/bin/bash', '-c', "src/bench/run $arguments").directory(Page.HOME.toFile()).redirectErrorStream(true).start()
        def text = process.text
        assert process.waitFor() == exitCode
        text
    }
}
