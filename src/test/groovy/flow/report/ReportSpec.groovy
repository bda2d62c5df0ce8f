package flow.report

import flow.graph.Outline
import flow.graph.Outline.Branches
import flow.graph.Outline.Items
import flow.graph.Outline.Nodes
import flow.graph.Outline.Options
import flow.graph.Outline.Rounds
import flow.graph.TaskId.Index.Item
import flow.graph.TaskId.Index.Node
import flow.graph.TaskId.Index.Round
import flow.store.Clue
import flow.store.Decision
import flow.store.RunEnd
import groovy.json.JsonSlurper
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.security.MessageDigest

class ReportSpec extends Specification {
    static final HOSTILE = '</script><img src=x onerror="document.title=1">\u2028'
    static final ONE = Kept.value('one')

    @TempDir
    Path folder

    def "the page says without a script what the run was, how it went and why it failed"() {
        given:
        def kept = new Kept(folder, outline('load', 'train', 'publish'), flow: 'training', origin: '1m7xd51fyv4c',
            tags: ['nightly'] as Set, parameters: [alpha: 'small'])
        kept.done(Kept.task('load'), [rows: ONE])
        kept.printed(Kept.task('train'), 'reading', 'half way')
        kept.failed(Kept.task('train'), 'no data', false, 10, 20)
        kept.failed(Kept.task('train'), 'no data again', true, 30, 40,
            new Clue('train.flow.groovy:7', ['load (train.flow.groovy:3)'], 'F999', 'look there'))
        kept.end(RunEnd.Status.FAILED)

        when:
        def text = seen(kept.text())

        then:
        text.contains("training failed ${kept.run.runId()}")
        text.contains('took 1.0 s tasks ended 2 failed 1 attempts beyond the first 1 tasks at once, at most 1 time in tasks 30 ms')
        text.contains('started 2026-11-20 12:00:00 UTC by ada')
        text.contains('script /x/kept.flow.groovy')
        text.contains('resumes 1m7xd51fyv4c')
        text.contains('tags nightly')
        text.contains("alpha 'small'")
        text.contains('train no data again after 2 attempts [F999] no data again')
        text.contains('at train.flow.groovy:7 called from load (train.flow.groovy:3) Hint: look there')
        text.contains('What it printed last: 12:00:00.005 reading 12:00:00.005 half way')
        text.contains('Stack trace trace of no data again')
        text.contains('load done 1 done from 0 ms to 10 ms after the start 10 ms 10 ms 10 ms 10 ms 10 ms')
        text.contains('train failed 1 failed')
        text.contains('publish not started')
        text.contains("rows String 5 B ${ONE.digest().take(12)} 'one'")
        text.contains('12:00:00.005 [train] reading')
    }

    def "a run has the same page at every look"() {
        given:
        def kept = new Kept(folder, outline('a', 'b'))
        kept.done(Kept.task('a'), [x: ONE, y: ONE])
        kept.end()

        expect:
        kept.page() == kept.page()
    }

    def "the graph shows every kind of block, and how the run went through it"() {
        given:
        def kept = new Kept(folder, new Outline([
            task('start'), new Items('start', outline('each')),
            new Branches([outline('left'), outline('right', 'further')]), task('joined'),
            new Options('joined', [outline('small'), outline('large')]),
            new Rounds('refine?', outline('refine')), new Nodes('gang', 2)]))
        kept.done(Kept.task('start'), [:], new Decision.Items([ONE, ONE, ONE]))
        3.times { kept.done(Kept.task('each', new Item(it))) }
        ['left', 'right', 'further'].each { kept.done(Kept.task(it)) }
        kept.done(Kept.task('joined'), [:], new Decision.Option(1))
        kept.done(Kept.task('large'))
        2.times {
            kept.done(Kept.task('refine', new Round(it)))
            kept.done(Kept.task('refine?', new Round(it)), [:], new Decision.Again(it == 0))
        }
        2.times { kept.done(Kept.task('gang', new Node(it))) }
        kept.end()

        when:
        def graph = kept.text().find(/(?s)<svg class="graph".*?<\/svg>/)
        def text = seen(graph)

        then:
        text.contains('foreach · 3 items each: done, 3 done each 3 done · 10 ms')
        text.contains('option 1 · not taken small: skipped small skipped')
        text.contains('option 2 · taken large: done')
        text.contains('repeat · 2 rounds refine: done, 2 done')
        text.contains('gang: done, 2 done gang 2 nodes · 2 done · 10 ms')
        graph.contains('<g class="lane left-out">')
        graph.contains('<g class="lane chosen">')
        links(graph).every { kept.text().contains("<tr id=\"${it}\"") }
    }

    def "#steps steps in a row fit a page: none is wider, and none lies upon another"() {
        given:
        def kept = new Kept(folder, outline(*(1..steps).collect { "step_number_$it".toString() }))
        kept.end()

        when:
        def graph = kept.text().find(/(?s)<svg class="graph".*?<\/svg>/)
        def boxes = (graph =~ /<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/).collect { it[1..4]*.toInteger() }

        then:
        boxes.size() == steps
        boxes.every { x, y, width, height -> x >= 0 && x + width <= 1200 }
        [boxes, boxes].combinations().every { a, b -> a == b || !overlap(a, b) }

        where:
        steps << [1, 5, 60]
    }

    def "no text of a user is markup: flow, user, tag, parameter, step, message, place, value, line"() {
        given:
        def kept = new Kept(folder, outline(HOSTILE), flow: HOSTILE, script: HOSTILE, user: HOSTILE, tags: [HOSTILE] as Set,
            parameters: [(HOSTILE): HOSTILE], origin: HOSTILE)
        kept.failed(Kept.task(HOSTILE), HOSTILE, false)
        kept.failed(Kept.task(HOSTILE), HOSTILE, true, 1, 2, new Clue(HOSTILE, [HOSTILE], HOSTILE, HOSTILE))
        kept.done(Kept.task('other' + HOSTILE), [(HOSTILE): Kept.value(HOSTILE)])
        kept.printed(null, HOSTILE)
        kept.printed(Kept.task(HOSTILE), HOSTILE)
        kept.end(RunEnd.Status.FAILED)

        when:
        def page = kept.text()

        then:
        !page.contains('<img')
        page.count('<script') == 2
        page.count('</script>') == 2
        page.count('&lt;/script&gt;&lt;img') > 15
        page.findAll(/\u2028/).size() == page.findAll(/onerror=&quot;document.title=1&quot;&gt;\u2028/).size()
        data(page).steps.contains(HOSTILE)
    }

    def "the page allows its own style and its own script, and nothing else"() {
        given:
        def kept = new Kept(folder, outline('a')).end()

        when:
        def page = kept.text()
        def policy = page.find(/Content-Security-Policy" content="([^"]*)"/) { it[1] }.replace('&#39;', "'")

        then:
        policy == "default-src 'none'; style-src 'sha256-${digest(page, 'style')}'; script-src 'sha256-${digest(page, 'script')}'; " +
            "base-uri 'none'; form-action 'none'"
        !(page =~ /(?i)\b(src|srcset|background|poster|action)=/)
        !(page =~ /https?:/)
        !(page =~ /url\(|@import/)
        !(page =~ / style=/)
    }

    def "ten thousand tasks that all failed and printed are a page of less than 5 MB, written at once"() {
        given:
        def kept = new Kept(folder, new Outline([task('start'), new Items('start', outline('work')), task('end')]))
        kept.done(Kept.task('start'), [:], new Decision.Items([ONE] * 10_000))
        10_000.times {
            def work = Kept.task('work', new Item(it))
            kept.failed(work, 'm' * 200 + '&', false, it, it + 5)
            it % 2 ? kept.done(work, [a: ONE, b: Kept.value('<' * 300)], null, it + 10, it + 20, 1) : kept.failed(work, 'n' * 1000, true, it + 10, it + 20)
        }
        kept.printed(Kept.task('work', new Item(0)), (['<' * 1000] * 10_000) as String[])
        kept.end(RunEnd.Status.FAILED, 20_000)

        when:
        def page = kept.page()
        def text = new String(page, 'UTF-8')

        then:
        page.length < 5_000_000
        data(text).tasks.size() == 10_001
        seen(text).contains('work failed 5000 done, 5000 failed')
        seen(text).contains('and 4,880 more')
        seen(text).contains('9,000 lines left out')
        seen(text).contains('4,980 more tasks: flow dump')
    }

    def "a value that is large is told by its size, and not read"() {
        given:
        def kept = new Kept(folder, outline('a'))
        def large = kept.run.keep('json/1', new ByteArrayInputStream(('"' + 'x' * 2_000_000 + '"').bytes))
        kept.done(Kept.task('a'), [large: large, small: ONE])
        kept.end()
        folder.toFile().eachFileRecurse { if (it.name.startsWith(large.digest().substring(2, 12)) || it.name.startsWith(large.digest().take(12))) { it.delete() } }

        expect:
        seen(kept.text()).contains("large 2.0 MB ${large.digest().take(12)} too large to be shown here small String")
    }

    def "a run that goes on is told as far as it is; the same run is lost when nobody writes it"() {
        given:
        def kept = new Kept(folder, outline('a', 'b', 'c'))
        kept.done(Kept.task('a'))

        when:
        def live = seen(kept.text())
        kept.run.close()
        def lost = seen(kept.text())

        then:
        live.contains("kept running ${kept.run.runId()} took going on")
        live.contains('b running')
        live.contains('c waiting')
        live.contains('The run was going on when this page was written')
        lost.contains("kept lost ${kept.run.runId()} took unknown")
        !lost.contains('The run was going on')
    }

    def "tasks that were taken over from another run are told as such, and count for no time of this one"() {
        given:
        def kept = new Kept(folder, outline('a', 'b'), origin: '1m7xd51fyv4c')
        kept.reused(Kept.task('a'), '1m7xd51fyv4c')
        kept.done(Kept.task('b'))
        kept.end()

        when:
        def page = kept.text()

        then:
        seen(page).contains('failed 0 reused 1')
        seen(page).contains('a done 1 done, 1 reused')
        seen(page).contains('time in tasks 10 ms')
        data(page).runs == ['1m7xd51fyv4c']
        data(page).tasks*.getAt(8) == [0, null]
        seen(page).contains('reused from')
    }

    def "a run of which nothing is known but that it began has a page"() {
        given:
        def kept = new Kept(folder, Outline.EMPTY).end(RunEnd.Status.ABORTED)

        when:
        def text = seen(kept.text())

        then:
        text.contains('The run did not write down the blocks of its flow.')
        text.contains('No task has ended.')
        text.contains('No step has set an artifact.')
        text.contains('Nothing was printed.')
        !text.contains('Failures')
    }

    private static Outline outline(String... steps) {
        new Outline(steps.collect { task(it) })
    }

    private static Outline.Task task(String step) {
        new Outline.Task(step)
    }

    /** What people read: no tags, one blank for any number. */
    private static String seen(String page) {
        page.replaceAll(/(?s)<(style|script).*?<\/\1>/, '').replaceAll(/<[^>]*>/, ' ').replaceAll(/\s+/, ' ')
            .replace('&#39;', "'").replace('&quot;', '"').replace('&lt;', '<').replace('&amp;', '&').replaceAll(/ (?=[.:,])/, '')
    }

    private static data(String page) {
        new JsonSlurper().parseText(page.find(/(?s)<script type="application\/json" id="data">(.*?)<\/script>/) { it[1] })
    }

    private static List<String> links(String graph) {
        graph.findAll(/href="#([^"]*)"/) { it[1] }
    }

    private static boolean overlap(List<Integer> a, List<Integer> b) {
        a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3]
    }

    private static String digest(String page, String tag) {
        def text = page.find("(?s)<$tag>(.*?)</$tag>") { it[1] }
        MessageDigest.getInstance('SHA-256').digest(text.getBytes('UTF-8')).encodeBase64()
    }
}
