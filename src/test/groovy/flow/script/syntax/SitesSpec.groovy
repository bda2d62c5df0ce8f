package flow.script.syntax

import flow.dsl.Site
import flow.graph.Foreach
import flow.graph.Items
import flow.graph.Step
import flow.problem.Position
import flow.problem.Problems
import flow.problem.SourceText
import spock.lang.Specification

/** Every call of a word knows its place, part by part. */
class SitesSpec extends Specification implements SyntaxFixture {

    def "a site has the places of the word, its keys and its values"() {
        given:
        def text = '''\
            flow('f') {
                step('load', retry: [times: 3, on: [IOException, Exception]], secrets: ['env:A', "x"],
                     'timeout': '2 h') {
                    x = 1
                }
            }'''.stripIndent()

        when:
        def site = siteOf('step', text)

        then:
        place(site.position(), text) == '2:5 step'
        keys(site, text) == [
            retry: '2:18 retry', 'retry.times': '2:26 times', 'retry.on': '2:36 on', secrets: '2:67 secrets', timeout: "3:10 'timeout'",
        ]
        values(site, text) == [
            '0': "2:10 'load'", '1': '3:28 {', retry: '2:25 [times: 3, on: [IOException, Exception]]', 'retry.times': '2:33 3',
            'retry.on': '2:40 [IOException, Exception]', 'retry.on.0': '2:41 IOException', 'retry.on.1': '2:54 Exception',
            secrets: "2:76 ['env:A', \"x\"]", 'secrets.0': "2:77 'env:A'", 'secrets.1': '2:86 "x"', timeout: "3:21 '2 h'",
        ]
        site.closures().keySet() == ['1'] as Set
    }

    def "sites are numbered in the order of the script, whatever the spelling: #call"() {
        expect:
        sitesOf("flow('f') { $call }").tail()*.word() == words

        where:
        call                                                              | words
        "step('a') { }; step 'b', { }"                                    | ['step', 'step']
        "choose { when({ x }) { step('a') { } } otherwise { step('b') { } } }" | ['choose', 'when', 'step', 'otherwise', 'step']
        "choose { when({ x }) { } when({ y }) { } }"                      | ['choose', 'when', 'when']
        "parallel { branch('b') { step('a') { } } }"                      | ['parallel', 'branch', 'step']
        "['a', 'b'].each { step(it) { } }"                                | ['step']
        "schedule cron: '0 2 * * *'"                                      | ['schedule']
        "[1].join(','); helper(1)"                                        | []
    }

    def "only bodies and conditions have facts: #call"() {
        expect:
        sitesOf("flow('f') { $call }")[1].closures().keySet() == paths as Set

        where:
        call                                                            | paths
        "step('a') { }"                                                 | ['1']
        "step('a', { })"                                                | ['1']
        "step('a', body)"                                               | []
        "repeat('r', until: { x }, atMost: 3) { step('a') { } }"        | ['until']
        "parameter 'p', default: { 1 }"                                 | []
        "onSuccess { run -> println run }"                              | ['0']
        "foreach('xs') { }"                                             | []
        "join('j', (inputs) -> { x = 1 })"                              | ['1']
    }

    def "columns count UTF-16 units, as editors do"() {
        given:
        def text = "flow('😀') { step('ä😀', retry: 3) { } }"

        expect:
        place(siteOf('flow', text).value('0'), text) == "1:6 '😀'"
        place(siteOf('step', text).value('0'), text) == "1:19 'ä😀'"
        place(siteOf('step', text).key('retry'), text) == '1:26 retry'
    }

    def "tabs and Windows line ends count as they stand"() {
        given:
        def text = "flow('f') {\r\n\tstep('s') {\r\n\t}\r\n}"

        expect:
        siteOf('step', text).position() == new Position(FILE, 2, 2, 4)
    }

    def "a literal over several lines is underlined on its first"() {
        given:
        def text = "flow('f') { step('s', secrets: ['a',\n'b']) { } }"

        expect:
        place(siteOf('step', text).value('secrets'), text) == "1:32 ['a',"
    }

    def "an explicit map of options is one, a map to fork over is a value"() {
        expect:
        siteOf('step', "flow('f') { step([retry: 3], 's') { } }").keys().keySet() == ['retry'] as Set
        siteOf('foreach', "flow('f') { foreach([a: 1]) { } }").values().keySet() == ['0', '0.a', '1'] as Set
        siteOf('foreach', "flow('f') { foreach([a: 1], as: 'x') { } }").values().keySet() == ['0', '0.a', '1', 'as'] as Set
    }

    def "the evaluated script finds each site, in every spelling"() {
        given:
        def problems = new Problems()

        when:
        def flow = evaluated('''
            def more = [description: 'x']
            flow('f') {
                step('a') { x = 1 }
                step 'b', description: 'y', { y = x }
                step(more, 'c') { z = y }
                step('d', *: more) { }
                foreach([1, 2], as: 'n') { step('e') { } }
                join('j') { inputs -> }
                ['g', 'h'].each { name -> step(name) { -> v = name } }
                choose { when({ x }) { step('i') { } } otherwise { step('k') { } } }
                eachStep timeout: '1 h'
                tags 'p', 'q'
            }
        ''', problems)

        then:
        problems.sorted() == []
        flow.tasks().findAll { it instanceof Step }.collectEntries { [it.name(), it.position().line()] } ==
            [a: 4, b: 5, c: 6, d: 7, e: 8, g: 10, h: 10, i: 11, k: 11]
        flow.tasks()[0].body().facts().sets()*.name() == ['x']
        flow.tasks()[1].body().facts().reads()*.name() == ['x']
        (flow.block().nodes().find { it instanceof Foreach } as Foreach).items() == new Items.Literal([1, 2])
        flow.tags() == ['p', 'q']
    }

    def "a fault of the builder points at the very part"() {
        given:
        def problems = new Problems()
        def text = "flow('f') {\n step('s', retry: [times: 'x']) { }\n foreach('xs', maxParallel: 0) { step('t') { } }\n}"

        when:
        evaluated(text, problems)

        then:
        problems.sorted().collect { place(it.position(), text) } == ["2:27 'x'", '3:29 0']
    }

    def "words that are given something else are all told, each where it stands"() {
        given:
        def problems = new Problems()
        def text = "flow('f') {\n step { x = 1 }; foreach([1], [2]) { step('t') { } }; parallel('x') { }\n" +
            " choose { when(true) { step('a') { } } otherwise { step('b') { } } }\n}"

        when:
        evaluated(text, problems)

        then:
        problems.sorted().collect { [it.code().name(), place(it.position(), text), it.message(), it.hint()] } == [
            ['F004', '2:2 step', "'step' does not take these arguments", "write step('name') { … } or step('name', retry: 3) { … }"],
            ['F004', '2:18 foreach', "'foreach' does not take these arguments", "write foreach('items', as: 'item') { … }"],
            ['F004', '2:55 parallel', "'parallel' does not take these arguments", 'write parallel { … }'],
            ['F004', '3:11 when', "'when' does not take these arguments", 'write when({ condition }) { … }'],
        ]
    }

    def "a flow without its name is told as that"() {
        given:
        def problems = new Problems()

        when:
        evaluated("flow { step('s') { } }", problems)

        then:
        problems.sorted().collect { [it.code().name(), it.message(), it.hint()] } ==
            [['F004', "'flow' does not take these arguments", "write flow('name') { … }"]]
    }

    def "only the script itself is looked into, not what is compiled beside it"() {
        given:
        def syntax = new ScriptSyntax(SourceText.of('other.flow.groovy', "flow('f') { }"))

        when:
        compile("step('x') { }", syntax)

        then:
        syntax.sites([:]) == []
        syntax.problems() == []
    }

    private Map<String, String> keys(Site site, String text) {
        site.keys().collectEntries { path, position -> [path, place(position, text)] }
    }

    private Map<String, String> values(Site site, String text) {
        site.values().collectEntries { path, position -> [path, place(position, text)] }
    }
}
