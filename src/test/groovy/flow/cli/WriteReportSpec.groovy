package flow.cli

import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class WriteReportSpec extends Specification implements RunsFixture {
    @Shared
    @TempDir
    Path temporary
    @Shared
    Terminal terminal

    def setupSpec() {
        terminal = new Terminal(temporary)
        makeRuns(terminal)
    }

    def cleanup() {
        terminal.folder.toFile().listFiles().findAll { it.name.endsWith('.html') }*.delete()
    }

    def "a page is written into the current folder, and its path is printed"() {
        given:
        def id = runsOf(terminal).get('latest-failed').id

        when:
        def result = terminal.flow('report', 'latest-failed')

        then:
        result == new Terminal.Result(0, "${id}.html\n", '')
        def page = terminal.folder.resolve("${id}.html").text
        page.startsWith('<!DOCTYPE html>')
        page.contains("<title>break $id: failed</title>")
        page.contains('IllegalStateException: no data for south')
        page.contains('Point(x: 1, y: 2)')
        page.endsWith('</html>\n')
        terminal.folder.toFile().list().every { !it.startsWith(".$id") }
    }

    def "it is written elsewhere on request: #to"() {
        when:
        def result = terminal.flow('report', 'latest', '-o', to)

        then:
        result == new Terminal.Result(0, "$to\n", '')
        terminal.folder.resolve(to).text.contains('<title>whole ')

        where:
        to << ['page.html', '.flow/page.html']
    }

    def "standard output gets the page and nothing else"() {
        when:
        def result = terminal.flow('report', '--output', '-')

        then:
        result.exit == 0
        result.err == ''
        result.out.startsWith('<!DOCTYPE html>')
        result.out.endsWith('</html>\n')
    }

    def "an earlier page is replaced, whatever else stands there is not"() {
        given:
        terminal.flow('report', 'latest', '-o', 'page.html')
        def other = terminal.file('other.html', '<!DOCTYPE html>\n<html lang="en"><head><title>mine</title>')
        def link = Files.createSymbolicLink(terminal.folder.resolve('link.html'), Path.of('page.html'))

        expect:
        terminal.flow('report', 'latest-failed', '-o', 'page.html').exit == 0
        terminal.folder.resolve('page.html').text.contains('<title>break ')
        ['other.html', 'link.html'].every { name ->
            terminal.flow('report', 'latest', '-o', name) == new Terminal.Result(2, '',
                "flow: '$name' is there already and is no report; take it away, or choose another name with '-o FILE'\n" +
                "'flow help report' shows what can be written\n")
        }
        other.text.endsWith('<title>mine</title>')
        Files.isSymbolicLink(link)
    }

    def "a place that cannot be written is told"() {
        expect:
        terminal.flow('report', 'latest', '-o', to) == new Terminal.Result(6, '', "flow: '$to' cannot be written: $reason\n")

        where:
        to             || reason
        'none/x.html'  || 'there is no such folder'
        '.flow'        || 'it is a folder'
    }

    def "a run that is not there is told, and a part of one is none"() {
        expect:
        terminal.flow('report', typed).exit == 2
        terminal.folder.toFile().list().every { !it.endsWith('.html') }

        where:
        typed << ['zzz', 'latest/list']
    }
}
