package flow.docs

import flow.cli.Terminal
import flow.docs.Page.Block
import flow.problem.Code
import groovy.transform.Canonical
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class ErrorsSpec extends Specification {
    static final String SCRIPT = 'x.flow.groovy'
    static final Page PAGE = new Page('docs/errors.md')
    static final List<Example> EXAMPLES = examples()

    @TempDir
    Path temporary

    def "every code has a section, in the order of their numbers"() {
        expect:
        PAGE.sections == Code.values().collect { "$it · ${it.title()}" as String }
    }

    def "every section has a script that causes its problem and one beside it that is fine"() {
        expect:
        EXAMPLES*.section.unique() == PAGE.sections
        EXAMPLES.groupBy { it.section }.values().every { examples -> examples.any { it.shown } && examples.any { !it.shown } }
    }

    def "flow prints what the page shows: #example"() {
        given:
        def result = check(example)
        def printed = result.err() + result.out()
        if (Page.UPDATES) {
            PAGE.rewrite([(example.shown.line): printed])
        }

        expect:
        printed == (Page.UPDATES ? printed : example.shown.text)
        printed.contains("[${example.section.split(' ')[0]}]: ")
        result.exit() == (example.section.startsWith('W') ? 0 : example.isOfTarget() ? 4 : 3)

        where:
        example << EXAMPLES.findAll { it.shown }.reverse()
    }

    def "flow check finds nothing in the script beside it: #example"() {
        expect:
        def result = check(example)
        result.exit() == 0
        result.err() == ''
        example.isOfTarget() || result.out() == "$SCRIPT: no problems\n"

        where:
        example << EXAMPLES.findAll { !it.shown }
    }

    private Terminal.Result check(Example example) {
        def terminal = new Terminal(temporary)
        example.files.each { name, text -> terminal.file(name, text) }
        example.isOfTarget() ? terminal.flow('deploy', SCRIPT, '--dry-run', '--store', 's3://bucket/runs') : terminal.flow('check', SCRIPT)
    }

    /** Files that belong together, and what flow check prints of them; null when there is nothing wrong. */
    @Canonical
    static class Example {
        String section
        int line
        Map<String, String> files
        Block shown

        /** Only a target knows what it cannot do. */
        boolean isOfTarget() { section.startsWith('F030') }

        String toString() {
            "$section, line $line"
        }
    }

    /** Blocks with a file's name go before the script that they belong to; what is printed stands behind it. */
    private static List<Example> examples() {
        def examples = []
        def files = [:]
        PAGE.blocks.each { block ->
            if (block.language == 'text') {
                examples.last().shown = block
            } else if (block.file) {
                files[block.file] = block.text
            } else {
                examples << new Example(block.section, block.line, files + [(SCRIPT): block.text], null)
                files = [:]
            }
        }
        examples
    }
}
