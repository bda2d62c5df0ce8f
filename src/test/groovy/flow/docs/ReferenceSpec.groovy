package flow.docs

import flow.check.Checks
import flow.dsl.ConfigSource
import flow.dsl.Vocabulary
import flow.dsl.Vocabulary.Room
import flow.graph.Config
import flow.graph.StepOptions
import flow.problem.Problem
import flow.problem.ProblemException
import flow.script.LoadOptions
import flow.script.ScriptLoader
import flow.script.library.ResolvedLibraries
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class ReferenceSpec extends Specification {

    /** What the snippets use, and a place for each of them. */
    static final String FRAME = '''\
        class Model {
            void save(OutputStream out) { out << 'model' }
            static Model load(InputStream input) { new Model() }
        }

        class Legacy implements Serializable {}

        def fetch(city) { [city: city] }
        def render(total) { "<b>$total</b>" }
        def pack(total) { "packed $total" }
        def send(archive) { archive != null }
        def improve(error) { error / 2 }

        // at script level
        flow('frame') {
            parameter 'order'
            parameter 'source', default: 'rows.csv'
            // in flow
            step('prepare') {
                cities = ['Oslo', 'Rome']
                total = 420
                error = 1.0
                // in a body
            }
            // in a block
        }
        '''.stripIndent()

    static final Map<String, String> PLACES = [
        'In the script'                    : '// at script level\n',
        'Settings, directly in `flow`'     : '// in flow\n',
        'In every block'                   : '// in a block\n',
        'In bodies'                        : '// in a body\n',
    ]

    /** What must stand before the snippet of a word. */
    static final Map<String, String> BEFORE = [join: "foreach([1, 2]) { step('process') { result = input } }\n"]

    @TempDir
    Path temporary

    @Shared
    def made = new Reference(Page.HOME.resolve('src/main/java/flow/dsl')).markdown()

    def "docs/reference.md is what the Javadoc of the words says"() {
        given:
        def page = Page.HOME.resolve('docs/reference.md')
        if (Page.UPDATES) {
            Files.writeString(page, made)
        }

        expect:
        Files.readString(page) == made
    }

    def "every word has its heading"() {
        given:
        def headings = made.readLines().findAll { it.startsWith('### ') }

        expect:
        Room.values().collectMany { Vocabulary.words(it).keySet() }.every { word ->
            headings.any { it ==~ /### `$word\b.*/ }
        }
    }

    def "the snippet of #snippet.word is right"() {
        expect:
        alternatives(snippet).every { text -> problems(script(snippet, text)) == [] }

        where:
        snippet << new Page(made.readLines()).blocks
    }

    /** The lines of `schedule` are alternatives: a flow has one. */
    private static List<String> alternatives(Page.Block snippet) {
        snippet.word == 'schedule' ? snippet.text.readLines()*.concat('\n') : [snippet.text]
    }

    /** The script that a snippet is part of: the snippet of `flow` is one by itself. */
    private static String script(Page.Block snippet, String text) {
        if (snippet.word == 'flow') {
            return text
        }
        FRAME.replace(PLACES[snippet.section], BEFORE.getOrDefault(snippet.word, '') + text)
    }

    /** All that can be said of a script without its libraries, which nobody has. */
    private List<Problem> problems(String script) {
        Files.writeString(temporary.resolve('x.flow.groovy'), script)
        def configs = { ConfigSource.Declaration it -> new Config(it.name(), it.position(), it.defaultTree(), 'default') } as ConfigSource
        def options = new LoadOptions(temporary, null, configs, StepOptions.NONE, { asked, path -> ResolvedLibraries.NONE }, System.err)
        try {
            def loaded = new ScriptLoader(options).load(Path.of('x.flow.groovy'))
            return loaded.warnings() + Checks.of(loaded.flow())
        } catch (ProblemException invalid) {
            return invalid.problems()
        }
    }
}
