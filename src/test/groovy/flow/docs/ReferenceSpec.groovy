package flow.docs

import flow.dsl.Vocabulary
import flow.dsl.Vocabulary.Room
import spock.lang.Specification

import java.nio.file.Files
import java.nio.file.Path

class ReferenceSpec extends Specification {
    static final Path HOME = Path.of(System.getProperty('flow.home'))

    def made = new Reference(HOME.resolve('src/main/java/flow/dsl')).markdown()

    def "docs/reference.md is what the Javadoc of the words says"() {
        given:
        def page = HOME.resolve('docs/reference.md')
        if (Boolean.getBoolean('flow.update')) {
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
}
