package flow.docs

import flow.docs.Page.Block
import flow.deploy.InMemoryCluster
import flow.store.s3.Buckets
import flow.store.s3.S3Server
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** What the pages show is what happens, with the real bin/flow. */
class DocsSpec extends Specification {
    /** Its commands need a cluster, and a bucket that its pods would reach. */
    private static final String ARGO = 'docs/argo.md'
    static final List<String> PAGES = ['README.md', ARGO, 'docs/client.md', 'docs/guide.md', 'docs/logs.md',
                                       'docs/notifications.md', 'docs/packages.md', 'docs/schedules.md', 'docs/triggers.md']

    /** Pages with a spec of their own. */
    static final List<String> OTHERS = ['docs/commands.md', 'docs/errors.md', 'docs/events.md', 'docs/graph-json.md', 'docs/reference.md',
                                        'docs/testing.md']

    @TempDir
    Path temporary

    @AutoCleanup
    InMemoryCluster cluster = new InMemoryCluster()

    @AutoCleanup
    Shell shell

    def setup() {
        shell = new Shell(temporary)
        shell.copyFromRepository('dsl-examples')
    }

    def "#name is true"() {
        given:
        if (name == ARGO) {
            shell.environment << S3Server.get().environment() + [KUBECONFIG: cluster.kubeconfig(temporary).toString()]
            Buckets.make(S3Server.get().address, 'team')
        }
        def page = new Page(name)
        def blocks = page.blocks

        when:
        def others = blocks.collectEntries { [(it.line): now(it)] }.findAll { it.value }
        if (Page.UPDATES) {
            page.rewrite(others)
        }

        then:
        Page.UPDATES || others == [:]

        where:
        name << PAGES.findAll { it != ARGO || S3Server.there }
    }

    def "no page has snippets that nobody runs"() {
        when:
        def withSnippets = documents().findAll { new Page(it).blocks }

        then:
        withSnippets == (PAGES + OTHERS).sort()
    }

    /** What should stand in a block instead of its text; null when it is right. */
    private String now(Block block) {
        if (block.language == 'console') {
            return transcript(block)
        }
        assert block.file: "$block: nothing says what this is; write a file's name or a command before it"
        if (block.file ==~ /.*\bflow .*/) {
            def printed = shell.prints(block.file)
            return printed == block.text ? null : printed
        }
        if (block.file.startsWith('dsl-examples/')) {
            def text = Page.HOME.resolve(block.file).text
            return text == block.text ? null : text
        }
        shell.write(block.file, block.text)
        null
    }

    private String transcript(Block block) {
        def steps = Transcript.of(block.text)
        def now = steps.collect { step ->
            def printed = shell.shows(step.command())
            step.fits(printed) ? step : new Transcript.Step(step.command(), printed)
        }
        now == steps ? null : Transcript.text(now)
    }

    private static List<String> documents() {
        def pages = Files.walk(Page.HOME.resolve('docs')).withCloseable { files ->
            files.map { Page.HOME.relativize(it).toString() }.filter { it.endsWith('.md') }.toList()
        }
        (pages + 'README.md' + 'CONTRIBUTING.md').sort()
    }
}
