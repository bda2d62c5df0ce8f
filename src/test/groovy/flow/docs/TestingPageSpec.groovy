package flow.docs

import spock.lang.Specification

/** What docs/testing.md shows are tests of this build, without their packages. */
class TestingPageSpec extends Specification {

    def "the page shows #block.file as it is"() {
        expect:
        block.text == shown(block.file)

        where:
        block << new Page('docs/testing.md').blocks
    }

    def "it shows a test with Spock and one with JUnit"() {
        expect:
        new Page('docs/testing.md').blocks*.language == ['groovy', 'groovy', 'java']
    }

    private static String shown(String file) {
        def places = [groovy: 'src/test/groovy/flow/docs/testing', java: 'src/test/java/flow/docs/testing']
        def folder = file.contains('/') ? '.' : places[file.tokenize('.').last()]
        Page.HOME.resolve(folder).resolve(file).text.replaceFirst(/^package .*\n\n/, '')
    }
}
