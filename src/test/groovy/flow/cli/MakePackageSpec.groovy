package flow.cli

import groovy.json.JsonSlurper
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest

/** {@code flow package}, from the command line. */
class MakePackageSpec extends Specification {

    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
        terminal.file('x.flow.groovy', "flow('x') { step('s') { println Tool.mark() } }\n")
        terminal.file('Tool.groovy', "class Tool { static String mark() { '!' } }\n")
        terminal.file('data/rows.csv', 'a,b\n')
    }

    def "a package is written to a file and named by its digest"() {
        when:
        def result = terminal.flow('package', 'x.flow.groovy', '-o', 'x.tar')
        def bytes = Files.readAllBytes(terminal.folder.resolve('x.tar'))

        then:
        result.exit == 0
        result.err == ''
        result.out == "package ${sha256(bytes)}: 2 files, 92 B\n".toString()
        terminal.folder.toFile().list().sort() == ['Tool.groovy', 'data', 'x.flow.groovy', 'x.tar']
    }

    def "without a file to write it is only named"() {
        expect:
        terminal.flow('package', 'x.flow.groovy').out == terminal.flow('package', 'x.flow.groovy', '-o', 'x.tar').out
    }

    def "a package is replaced by a newer one, and nothing else is"() {
        expect:
        terminal.flow('package', 'x.flow.groovy', '-o', 'x.tar').exit == 0
        terminal.flow('package', 'x.flow.groovy', '-o', 'x.tar', '--exclude', 'Tool.groovy').exit == 0

        when:
        def result = terminal.flow('package', 'x.flow.groovy', '-o', 'Tool.groovy')

        then:
        result.exit == 2
        result.err.startsWith("flow: 'Tool.groovy' is there already and is no package; take it away, or choose another name with '-o FILE'\n")
        terminal.folder.resolve('Tool.groovy').text.startsWith('class Tool')
    }

    def "standard output gets the package and nothing else"() {
        given:
        def out = new ByteArrayOutputStream()

        expect:
        new Cli(terminal.surroundings(out)).run('package', 'x.flow.groovy', '-o', '-') == 0
        terminal.flow('package', 'x.flow.groovy').out.startsWith("package ${sha256(out.toByteArray())}: ")
    }

    def "what is in it is listed"() {
        expect:
        terminal.flow('package', 'x.flow.groovy', '--list').out.readLines()*.split(' ')*.first() ==
            ['file', 'source/Tool.groovy', 'source/x.flow.groovy', 'package']
    }

    def "files that are no sources come along when they are named, and sources can stay"() {
        when:
        def json = new JsonSlurper().parseText(terminal.flow('package', 'x.flow.groovy', '--json', '--include', 'data/**', '--exclude', 'Tool.groovy').out)

        then:
        json.flow == 'x'
        json.files*.path == ['source/data/rows.csv', 'source/x.flow.groovy']
        json.files*.size == [4, 48]
        json.size == 52
        json.digest ==~ /[0-9a-f]{64}/
    }

    def "a large package is warned of, and its largest files are named"() {
        given:
        new RandomAccessFile(terminal.file('data/model.bin', '').toFile(), 'rw').withCloseable { it.length = 100_000_000 }

        expect:
        terminal.flow('package', 'x.flow.groovy', '--include', 'data/**').err.startsWith(
            'warning: the package has 100.0 MB, which every task fetches before it starts; the largest files: source/data/model.bin (100.0 MB), ')
        terminal.flow('package', 'x.flow.groovy').err == ''
    }

    def "what cannot come along is told"() {
        given:
        Files.createSymbolicLink(terminal.folder.resolve('Other.groovy'), Path.of('/etc/hostname'))

        when:
        def result = terminal.flow('package', 'x.flow.groovy')

        then:
        result.exit == 2
        result.err.startsWith("flow: 'x.flow.groovy' cannot be packed: 'Other.groovy' is a link to /etc/hostname, out of the script's folder;")
    }

    def "a list is not written, a script with errors is not packed, and a file that cannot be written is told"() {
        given:
        terminal.file('bad.flow.groovy', "flow('bad') {\n    step('a') { }\n    step('a') { }\n}\n")

        expect:
        terminal.flow('package', 'x.flow.groovy', '--list', '-o', 'x.tar').exit == 2
        terminal.flow('package', 'bad.flow.groovy').exit == 3
        terminal.flow('package', 'x.flow.groovy', '-o', 'nowhere/x.tar').exit == 6
        terminal.flow('package', 'y.flow.groovy').exit == 2
    }

    private static String sha256(byte[] bytes) {
        MessageDigest.getInstance('SHA-256').digest(bytes).encodeHex()
    }
}
