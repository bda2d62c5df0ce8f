package flow.dsl

import flow.problem.Code
import flow.problem.Fault
import spock.lang.Specification

import java.util.concurrent.Callable
import java.util.concurrent.Executors

/** What a name means in a body: the traps of language.md, section 1. */
class ScopingSpec extends Specification implements ScriptFixture {

    def "an undeclared name that is assigned becomes an artifact"() {
        expect:
        runBody('x = 1; def y = 2; z = x + y').artifacts == [x: 1, z: 3]
    }

    def "nested closures see and set what the body does"() {
        expect:
        runBody('sum = 0; [1, 2, 3].each { n -> sum += n }; twice = [4].collect { it * 2 }').artifacts == [sum: 6, twice: [8]]
    }

    def "a helper of the script is called with arguments and returns a result"() {
        expect:
        runBody('int tenfold(x) { x * 10 }', 'y = tenfold(4); z = [1, 2].collect { tenfold(it) }').artifacts == [y: 40, z: [10, 20]]
    }

    def "a local of the script may be read, a constant too"() {
        expect:
        runBody('def captured = 3; @groovy.transform.Field static final int LIMIT = 7', 'x = captured + LIMIT').artifacts == [x: 10]
    }

    def "a local closure in a body may call itself and helpers"() {
        expect:
        runBody('def one() { 1 }', 'def f; f = { n -> n ? n + f(n - 1) : one() }; s = f(3)').artifacts.s == 7
    }

    def "what would lose data is a fault: #what"(String what, String before, String body, Code code, String message) {
        when:
        runBody(before, body)

        then:
        def fault = thrown(Fault)
        fault.code() == code
        fault.message.contains(message)

        where:
        what                            | before                                     | body                                        || code      | message
        'this.x ='                      | ''                                         | 'this.total = 5'                            || Code.F015 | "'total = …' outside of a body's braces"
        'an assignment in a helper'     | 'def bad() { total = 5 }'                  | 'bad()'                                     || Code.F015 | "'total = …' outside of a body's braces"
        'a helper that reads'           | 'def bad() { alpha * 2 }'                  | 'alpha = 1; bad()'                          || Code.F015 | "'alpha' is visible outside"
        'an assignment to a @Field'     | '@groovy.transform.Field int counter = 0'  | 'counter = 1'                               || Code.F014 | "'counter' is declared outside"
        'counting in a @Field'          | '@groovy.transform.Field int counter = 0'  | 'counter++'                                 || Code.F014 | "'counter' is declared outside"
        'a computed name of a @Field'   | '@groovy.transform.Field int counter = 0'  | "artifacts['count' + 'er'] = 1"             || Code.F014 | "'counter' is declared outside"
        'a class inside that assigns'   | ''                                         | 'new Runnable() { void run() { found = 1 } }.run()' || Code.F015 | "'found = …'"
        'a name that nothing set'       | ''                                         | 'x = totl'                                  || Code.F012 | "nothing set 'totl'"
        'a graph word'                  | ''                                         | "step('x') { }"                             || Code.F009 | "the word 'step' inside a body"
        'a graph word in a closure'     | ''                                         | "[1].each { foreach('x') { } }"             || Code.F009 | "the word 'foreach' inside a body"
        'a misspelt helper'             | 'def helper(x) { x }'                      | 'x = helpr(1)'                              || Code.F002 | "no method 'helpr'"
        'inputs outside of a join'      | ''                                         | 'x = inputs*.y'                             || Code.F012 | 'only a join has inputs'
        'a method of the script class'  | ''                                         | "evaluate('1')"                             || Code.F002 | "no method 'evaluate'"
    }

    def "a parameter is read-only"() {
        when:
        runBody('', 'alpha = 9', new MapScope(readOnly: [alpha: 1]))

        then:
        thrown(Fault)
    }

    def "a misspelt helper gets the nearest one as a hint"() {
        when:
        runBody('def helper(x) { x }', 'x = helpr(1)')

        then:
        def fault = thrown(Fault)
        fault.hint() == "did you mean 'helper'?"
    }

    def "a helper that itself misses a method says so as Groovy does"() {
        when:
        runBody('def broken(x) { x.nonsense() }', 'x = broken(1)')

        then:
        thrown(MissingMethodException)
    }

    def "200 tasks at a time never see each other's artifacts"() {
        given:
        def flow = evaluate("flow('f') { step('s') { mine = index; Thread.yield(); [1, 2].each { n -> mine = mine + n - n }; same = (mine == index) } }")
        def code = flow.tasks()[0].body().code()
        def pool = Executors.newFixedThreadPool(8)

        when:
        def scopes = (0..<200).collect { new MapScope(readOnly: [index: it]) }
        pool.invokeAll(scopes.collect { scope -> { -> code.run(scope) } as Callable })*.get()

        then:
        scopes.every { it.artifacts.same }
        scopes*.artifacts*.mine == (0..<200).toList()

        cleanup:
        pool.shutdownNow()
    }

    def "computed names go through artifacts"() {
        expect:
        runBody('''(1..2).each { artifacts['var' + it] = it; artifacts["g$it"] = it }; had = artifacts.containsKey('var1')
                   copy = artifacts['var2']; artifacts.remove('var1'); artifacts.remove("${'g'}1"); all = artifacts.names.join(' ')''')
            .artifacts == [all: 'copy g2 had var2', copy: 2, g2: 2, had: true, var2: 2]
    }

    def "current is a read-only tree in which a misspelt name is an error"() {
        expect:
        runBody('s = current.stepName; i = current.foreach[0].index; n = current.foreach*.name').artifacts == [i: 1, n: ['city'], s: 'it']

        when:
        runBody('s = current.stpName')

        then:
        def fault = thrown(Fault)
        fault.message == "'current' has no 'stpName'"
        fault.hint() == "did you mean 'stepName'?"
    }

    def "a config is a tree too, in the graph and in bodies"() {
        expect:
        runBody('', '''x = 1''').artifacts.x == 1

        when:
        def flow = evaluate("""flow('f') { config 'cfg', default: [a: [b: 3], regions: ['n', 's']]
            cfg.regions.each { r -> step("load_\$r") { x = cfg.a.b + cfg['a']['b'] } } }""")

        then:
        flow.tasks()*.name() == ['load_n', 'load_s']

        when:
        def scope = new MapScope()
        flow.tasks()[0].body().code().run(scope)

        then:
        scope.artifacts.x == 6
    }

    def "a config is read-only at every depth, and the fault says what to copy: #change"() {
        when:
        bodyWithConfig(change)

        then:
        def fault = thrown(Fault)
        fault.code() == Code.F006
        fault.message == "'$path' is read-only, as configs are"
        fault.hint() == "change a copy of it: new ${path.endsWith('l') ? 'ArrayList' : 'LinkedHashMap'}($path)"

        where:
        change                              | path
        'cfg.x = 1'                         | 'cfg'
        "cfg['a'] = 1"                      | 'cfg'
        'cfg.a.b = 3'                       | 'cfg.a'
        'cfg.a.b++'                         | 'cfg.a'
        'cfg.a += [c: 1]'                   | 'cfg'
        'cfg.a << [c: 1]'                   | 'cfg.a'
        "cfg.put('x', 1)"                   | 'cfg'
        "cfg.a.remove('b')"                 | 'cfg.a'
        'cfg.a.clear()'                     | 'cfg.a'
        'cfg.a.each { it.value = 2 }'       | 'cfg.a'
        'cfg.a.removeAll { true }'          | 'cfg.a'
        'cfg.l << 3'                        | 'cfg.l'
        'cfg.l[0] = 3'                      | 'cfg.l'
        'cfg.l.sort()'                      | 'cfg.l'
        'cfg.l.removeAll { true }'          | 'cfg.l'
        'cfg.l.clear()'                     | 'cfg.l'
        'cfg.m[0].k = 2'                    | 'cfg.m[0]'
        "def c = new LinkedHashMap(cfg); c.a.b = 2" | 'cfg.a'
    }

    def "what is copied from a config may be changed: #body"() {
        expect:
        bodyWithConfig(body).x == x

        where:
        body                                                       | x
        'def c = new LinkedHashMap(cfg.a); c.b = 4; x = c'         | [b: 4]
        'def c = new ArrayList(cfg.l); c << 3; x = c'              | [2, 1, 3]
        'x = cfg.l + 3'                                            | [2, 1, 3]
        'x = cfg.l.sort(false)'                                    | [1, 2]
        'x = cfg.a + [c: 1]'                                       | [b: 1, c: 1]
        'x = cfg.a.collectEntries { k, v -> [k.toUpperCase(), v + 1] }' | [B: 2]
        'x = cfg.m.collect { it.k }'                               | [1]
        'x = cfg.m*.k'                                             | [1]
        'x = cfg.findAll { it.key == "a" }.a.b'                    | 1
        'x = [cfg.size(), cfg.keySet(), cfg.containsKey("q"), cfg.get("q")]' | [3, ['a', 'l', 'm'] as Set, false, null]
        'x = cfg.a == [b: 1] && [b: 1] == cfg.a && cfg.l == [2, 1]' | true
        'x = "$cfg.a ${cfg.l}"'                                    | '[b:1] [2, 1]'
        'x = groovy.json.JsonOutput.toJson(cfg)'                   | '{"a":{"b":1},"l":[2,1],"m":[{"k":1}]}'
        'x = cfg'                                                  | [a: [b: 1], l: [2, 1], m: [[k: 1]]]
    }

    def "what is asked of a config that it has not is told with its name: #body"() {
        when:
        bodyWithConfig(body)

        then:
        def fault = thrown(Fault)
        [fault.message, fault.hint()] == [message, hint]

        where:
        body           | message                    | hint
        'x = cfg.a.c'  | "'cfg.a' has no 'c'"       | 'it has b'
        'x = cfg.foo()' | "'cfg' has no method 'foo'" | 'it is a map'
    }

    private Map bodyWithConfig(String body) {
        def flow = evaluate("flow('f') { config 'cfg', default: [a: [b: 1], l: [2, 1], m: [[k: 1]]]; step('s') { $body } }")
        def scope = new MapScope()
        flow.tasks()[0].body().code().run(scope)
        scope.artifacts
    }

    def "println in a script does not reach standard output"() {
        when:
        evaluate("println 'building'; print 'x'; flow('f') { step('s') { } }")

        then:
        printed.toString() == "building\nx"
    }

    def "categories and everyday Groovy work in a body"() {
        expect:
        runBody('use(groovy.time.TimeCategory) { d = 2.hours.toMilliseconds() }; m = [a: 1].with { a }; t = "a-b".split("-").toList()')
            .artifacts == [d: 7200000L, m: 1, t: ['a', 'b']]
    }

    def "the inputs of a join are a sequence with Groovy's collection methods"() {
        given:
        def branches = [[x: 1], [x: 2], [x: 3]]

        expect:
        runJoin(body, branches).artifacts.r == expected

        where:
        body                                         || expected
        'r = inputs*.x'                              || [1, 2, 3]
        'r = inputs.size()'                          || 3
        'r = inputs[0].x + inputs[-1].x'             || 4
        "r = inputs[1]['x']"                         || 2
        'r = inputs.collect { it.x }.sum()'          || 6
        'r = inputs.sum { it.x }'                    || 6
        'r = inputs.max { it.x }.x'                  || 3
        'r = inputs.findAll { it.x > 1 }*.x'         || [2, 3]
        'r = inputs.reverse()*.x'                    || [3, 2, 1]
        'r = inputs.sort { -it.x }.first().x'        || 3
        'r = inputs.inject(0) { s, i -> s + i.x }'   || 6
        'r = inputs.withIndex().collect { b, i -> b.x * i }' || [0, 2, 6]
        'r = inputs.groupBy { it.x % 2 }.keySet().toList()' || [1, 0]
        'r = inputs[0..1]*.x'                        || [1, 2]
        'r = []; for (i in inputs) { r << i.x }'     || [1, 2, 3]
        "r = inputs[0].containsKey('x')"             || true
        "r = inputs[0].containsKey('y')"             || false
        'r = inputs.toList().size()'                 || 3
        'r = inputs.isEmpty()'                       || false
        'r = inputs ? 1 : 2'                         || 1
    }

    def "an empty fork's join has inputs of size 0"() {
        expect:
        runJoin('r = inputs*.x.sum(0); n = inputs.size(); e = inputs ? 1 : 2', []).artifacts == [e: 2, n: 0, r: 0]
    }

    def "a static branch is a property, whatever it is called"() {
        expect:
        runJoin("r = [inputs.class.x, inputs.list.x, inputs['my-branch'].x, inputs.empty.x, inputs.list.name]",
            [[x: 1], [x: 2], [x: 3], [x: 4]], ['class', 'list', 'my-branch', 'empty']).artifacts.r == [1, 2, 3, 4, 'list']
    }

    def "what is no branch is an error that says what to write"() {
        when:
        runJoin(body, [[x: 1], [x: 2]], names)

        then:
        def fault = thrown(Fault)
        fault.code() == Code.F012
        fault.message == message
        fault.hint() == hint

        where:
        body                | names          || message                                                | hint
        'r = inputs.reprt'  | ['report', 'b'] || "there is no branch 'reprt'"                           | "did you mean 'report'?"
        'r = inputs.x'      | []             || "inputs has no 'x': its branches have numbers, not names" | 'write inputs*.x for the values of all branches'
        'r = inputs[0].resutl' | []          || "nothing set 'resutl'"                                 | null
        'r = inputs[2]'     | []             || 'there is no inputs[2]: the fork had 2 branches'       | null
        'r = inputs*.y'     | []             || "nothing set 'y'"                                      | null
    }

    def "merge hands its names on"() {
        expect:
        runJoin("merge(inputs)", []).merged == [include: null, exclude: null]
        runJoin("merge(inputs, include: ['a', 'b'])", []).merged == [include: ['a', 'b'] as Set, exclude: null]
        runJoin("merge(inputs, exclude: 'c')", []).merged == [include: null, exclude: ['c'] as Set]
    }

    def "a join's body may go without a parameter and use it"() {
        given:
        def flow = evaluate("flow('f') { join('j') { r = it*.y } }")
        def scope = new MapScope(join: true, ends: [new MapScope.End(values: [y: 4])])

        when:
        flow.tasks()[0].body().code().run(scope)

        then:
        scope.artifacts.r == [4]
    }

    def "a fault while the graph is built names its line, and the rest is still built"() {
        expect:
        faultsOf(text)*.code() == [code]
        problems.sorted()[0].message() == message
        problems.sorted()[0].position().line() == line

        where:
        text                                                                       || line | code      | message
        "flow('f') { step('a') { }\n stepp('b') { } }"                             || 2    | Code.F002 | "there is no word 'stepp'"
        "flow('f') {\n foreach('x') { schedule daily: true } }"                    || 2    | Code.F010 | "'schedule' cannot stand in a block"
        "flow('f') {\n parallel { step('b') { }\n foreach('x') { } } }"            || 3    | Code.F010 | "'foreach' cannot stand in a parallel"
        "flow('f') {\n step(3) { } }"                                              || 2    | Code.F004 | "'step' takes a text here, not the number 3"
        "flow('f') {\n step('a') }"                                                || 2    | Code.F004 | "'step' does not take these arguments"
        "flow('f') {\n foreach(items) { step('a') { } } }"                         || 2    | Code.F012 | "nothing called 'items' is known while the graph is built"
        "flow('f') {\n total = 1 }"                                                || 2    | Code.F015 | "'total = …' outside of a body's braces creates no artifact"
        "\ntotal = 1\nflow('f') { }"                                               || 2    | Code.F015 | "'total = …' outside of a body's braces creates no artifact"
        "\nstep('a') { }"                                                          || 2    | Code.F011 | "the word 'step' outside of the flow's braces"
        "int x = 1"                                                                || 0    | Code.F011 | 'the script declares no flow'
        "flow('f') { }\nflow('g') { }"                                             || 2    | Code.F011 | 'a script declares exactly one flow, and this is another'
        "flow('f') {\n null.size() }"                                              || 2    | Code.F029 | 'the script failed while its graph was built: NullPointerException: Cannot invoke method size() on null object'
        "flow('f') {\n step('a') { } step('b') { } }"                              || 2    | Code.F001 | "'step' stands on the same line as the end of 'step'"
        "flow('f') {\n repeat('r', until: { true }) { step('a') { } } }"           || 2    | Code.F020 | 'a repeat needs atMost:, the largest number of rounds'
        "flow('f') {\n choose { } }"                                               || 2    | Code.F010 | 'the choose has no option'
        "flow('f') {\n parallel { } }"                                             || 2    | Code.F010 | 'the parallel has no branches'
    }

    def "when and otherwise may share a line"() {
        given:
        def flow = evaluate("flow('f') { choose { when({ x < 1 }) { step('a') { } } otherwise { step('b') { } } } }")

        expect:
        problems.sorted() == []
        flow.tasks()*.name() == ['a', 'b']
    }

    def "everyday shapes of the words are accepted: #text"(String text) {
        expect:
        evaluate("flow('f') { $text }").tasks()*.name() == ['a']
        problems.sorted() == []

        where:
        text << [
            "step('a') { }",
            "step 'a', { }",
            "step('a', description: 'x') { }",
            "step 'a', description: 'x', { }",
            "step(\"\${'a'}\") { }",
            "foreach([1, 2], as: 'n') { step('a') { } }",
            "foreach(1..3) { step('a') { } }",
            "foreach 'xs', as: 'x', maxParallel: 3, { step('a') { } }",
            "choose { when { true } { step('a') { } } }",
            "repeat('r', until: { true }, atMost: 3) { step('a') { } }",
            "parallel { step('a') { } }",
            "parallel { branch('b') { step('a') { } } }",
            "if (1 < 2) { step('a') { } }",
            "for (n in ['a']) { step(n) { } }",
            "['a'].each { n -> step(n) { } }",
            "description 'x'; tags 'a', 'b'; step('a') { }",
        ]
    }

    def "an artifact may be called like a property that Groovy gives to every object"() {
        expect:
        runBody('properties = 1; twice = properties * 2').artifacts == [properties: 1, twice: 2]
    }

    def "values are printed as Groovy prints them, wherever println stands: #where"() {
        when:
        runBody(before, body)

        then:
        printed.toString().readLines() == ['[a:[1, 2]]']

        where:
        where                | before                            | body
        'in a body'          | ''                                | 'println([a: [1, 2]])'
        'in a closure of it' | ''                                | '[1].each { println([a: [1, 2]]) }'
        'in a helper'        | 'def show() { print([a: [1, 2]]) }' | 'show()'
        'beside the flow'    | 'println([a: [1, 2]])'            | ''
        'with a default'     | ''                                | 'def m = [:].withDefault { 0 }; m.a = [1, 2]; println m'
    }

    def "a builder's closure finds the builder's methods, and the artifacts around it"() {
        expect:
        runBody('''title = 'hello'; def out = new StringWriter()
                   new groovy.xml.MarkupBuilder(out).html { body(id: 3) { p title; shout(title) } }
                   page = out.toString().replaceAll(/\\s+/, ' ')''').artifacts.page ==
            "<html> <body id='3'> <p>hello</p> <shout>hello</shout> </body> </html>"
    }

    def "a builder's closure finds the builder's properties, and may call its nodes like words: #build"() {
        expect:
        runBody("""title = 'hello'; def out = new StringWriter()
                   $build
                   page = out.toString().replaceAll(/\\s+/, ' ')""").artifacts.page == page

        where:
        build                                                                                     | page
        'new groovy.xml.MarkupBuilder(out).html { body { mkp.yield title; p { mkp.comment "c" } } }' | '<html> <body>hello <p><!-- c --></p> </body> </html>'
        'new groovy.xml.MarkupBuilder(out).html { step { branch "x" } }'                           | '<html> <step> <branch>x</branch> </step> </html>'
        'new groovy.xml.MarkupBuilder(out).html { input(a: 1); index(2); current("x") }'           | "<html> <input a='1' /> <index>2</index> <current>x</current> </html>"
        'out << new groovy.xml.StreamingMarkupBuilder().bind { root { mkp.yield title } }'         | '<root>hello</root>'
    }

    def "a name that neither the body nor a delegate in it answers is told as the body tells it: #body"() {
        when:
        runBody(body)

        then:
        def fault = thrown(Fault)
        fault.message == "nothing set 'totl'"
        fault.code() == Code.F012

        where:
        body << [
            'x = totl', '[1].each { x = totl }', "'abc'.with { totl }", "new StringBuilder().tap { [1].each { append totl } }",
            'new groovy.xml.MarkupBuilder(new StringWriter()).html { p(totl) }',
        ]
    }

    def "what nothing answers in a thread of the body is the reason of what is thrown there: #body"() {
        when:
        runBody(body)

        then:
        def thrown = thrown(java.util.concurrent.ExecutionException)
        def causes = []
        for (def cause = thrown.cause; cause != null; cause = cause.cause) {
            causes << cause
        }
        causes.find { it instanceof Fault }.message == message

        where:
        body                                                                                        | message
        'java.util.concurrent.CompletableFuture.supplyAsync { totl }.get()'                         | "nothing set 'totl'"
        'java.util.concurrent.CompletableFuture.supplyAsync { helpr(1) }.get()'                     | "there is no method 'helpr'"
    }

    def "what a delegate lacks is told as Groovy tells it when the body was not asked"() {
        when:
        runBody("try { 'abc'.with { totl } } catch (MissingPropertyException e) { caught = true }; 'abc'.other")

        then:
        def missing = thrown(MissingPropertyException)
        missing.property == 'other'
    }

    def "a misspelt helper is told in closures too, and to those that catch what Groovy throws"() {
        when:
        runBody('def helper(x) { x }', '[1].each { n -> [2].each { m -> helpr(n) } }')

        then:
        def fault = thrown(Fault)
        fault.message == "there is no method 'helpr'"
        fault.hint() == "did you mean 'helper'?"
    }
}
