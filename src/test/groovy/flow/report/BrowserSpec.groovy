package flow.report

import flow.graph.Outline
import flow.graph.TaskId.Index.Item
import flow.store.Decision
import flow.store.RunEnd
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

@Requires(value = { Browser.program() != null }, reason = 'there is no chromium and no google-chrome on the PATH')
class BrowserSpec extends Specification {
    static final HOSTILE = '</script><img src="http://outside.invalid/x.png" onerror="document.title=\'owned\'"><script>document.title="owned"</script>'

    @TempDir
    Path temporary

    def "a report opens without a fault, asks for nothing outside itself, and no text in it runs"() {
        given:
        def kept = new Kept(temporary, new Outline([new Outline.Task(HOSTILE)]), flow: HOSTILE, parameters: [(HOSTILE): HOSTILE])
        kept.printed(Kept.task(HOSTILE), HOSTILE)
        kept.failed(Kept.task(HOSTILE), HOSTILE)
        kept.end(RunEnd.Status.FAILED)

        when:
        def shown = show(kept.page())

        then:
        shown.console() == []
        shown.requests() == []
        !shown.dom().contains('<img')
        !shown.dom().contains('<title>owned')
        rows(shown) == 1
        shown.dom().find(/(?s)<tbody id="body">.*?<\/tbody>/).contains('&lt;img src="http://outside.invalid/x.png"')
    }

    def "of ten thousand tasks those in sight are in the table, the others are counted"() {
        given:
        def kept = new Kept(temporary, new Outline([new Outline.Task('start'), new Outline.Items('start', new Outline([new Outline.Task('work')]))]))
        kept.done(Kept.task('start'), [:], new Decision.Items([Kept.value('x')] * 10_000))
        10_000.times { kept.done(Kept.task('work', new Item(it)), [:], null, it, it + 7) }
        kept.end()

        when:
        def shown = show(kept.page())

        then:
        shown.console() == []
        shown.requests() == []
        shown.dom().contains('>10,001 tasks</span>')
        rows(shown) in 30..200
        shown.dom() =~ /<div id="lanes">/
    }

    def "what would be a fault, a request or a script of a text is noticed"() {
        when:
        def shown = show("<!DOCTYPE html><title>x</title><script>console.error('told')</script>$HOSTILE".getBytes('UTF-8'))

        then:
        shown.console().any { it.contains('told') }
        shown.requests() == ['GET http://outside.invalid/x.png HTTP/1.1']
        shown.dom().contains('<title>owned')
    }

    private Browser.Shown show(byte[] page) {
        def file = temporary.resolve('page.html')
        file.bytes = page
        Browser.show(file, temporary)
    }

    private static int rows(Browser.Shown shown) {
        shown.dom().find(/(?s)<tbody id="body">.*?<\/tbody>/).count('<th scope="row"')
    }
}
