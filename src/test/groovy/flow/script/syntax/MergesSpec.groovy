package flow.script.syntax

import spock.lang.Specification

/** What a {@code merge(inputs, …)} is told before anything runs. */
class MergesSpec extends Specification implements SyntaxFixture {

    def "a merge takes only options that there are: #merge"() {
        expect:
        found(join(merge)) == [problem]

        where:
        merge                                        | problem
        "merge(inputs, inclde: ['z'])"               | "F003 2:15 inclde: 'merge' has no option 'inclde' | did you mean 'include'?"
        "merge inputs, only: ['z']"                  | "F003 2:15 only: 'merge' has no option 'only' | it has exclude, include"
        "if (true) { [1].each { merge(inputs, exlude: 'z') } }" | "F003 2:38 exlude: 'merge' has no option 'exlude' | did you mean 'exclude'?"
    }

    def "a merge takes include: or exclude:, whatever they are: #merge"() {
        expect:
        found(join(merge)) == ["F003 2:$place: merge takes include: or exclude:, not both | keep one of them: " +
            'include: names all that is taken, exclude: all that is left' as String]

        where:
        merge                                            | place
        "merge(inputs, include: ['z'], exclude: ['y'])"  | '31 exclude'
        "merge(inputs, exclude: ['y'], include: inputs)" | '31 include'
    }

    def "an option of a merge is given once"() {
        expect:
        found(join("merge(inputs, include: ['z'], include: ['y'])")) == ["F025 2:31 include: 'include' is given twice | keep one of them"]
    }

    def "these are all right: #merge"() {
        expect:
        found(join(merge)) == []

        where:
        merge << [
            'merge(inputs)', 'merge inputs', "merge(inputs, include: ['z'])", "merge(inputs, exclude: 'z')",
            "merge(inputs, include: ['y']); merge(inputs, exclude: ['y'])", "merge(inputs, (inputs.size() > 1 ? 'include' : 'exclude'): ['z'])",
            "def options = [include: ['z']]; merge(options, inputs)", "'x'.with { merge(other: 1) }", "table.merge(include: 1, exclude: 2)",
        ]
    }

    private static String join(String body) {
        "flow('f') { step('s') { table = [:] }; parallel { step('a') { z = 1 } }; join('j') { inputs ->\n$body\n} }"
    }
}
