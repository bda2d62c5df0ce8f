package flow.script.syntax

import spock.lang.Specification

/** Everyday Groovy, none of which is a problem. */
class LegalScriptsSpec extends Specification implements SyntaxFixture {

    def "#what in a body"() {
        expect:
        foundInBody(body) == []

        where:
        what                    | body
        'collection closures'   | 'total = rows.findAll { it > 1 }.collect { n -> n * alpha }.inject(0) { a, b -> a + b }'
        'nested closures'       | 'm = rows.collectEntries { row -> [(row.id): row.parts.collect { it.name + row.id }] }'
        'with'                  | 'd = new Date().with { time = 0; it }; list.with { add(1); join(",") }'
        'tap'                   | 'p = new Expando().tap { name = "x"; age = 3; tags = [] }'
        'use'                   | 'use(groovy.time.TimeCategory) { due = 3.days.from.now }'
        'a markup builder'      | 'def w = new StringWriter(); new groovy.xml.MarkupBuilder(w).html { body { p(total); description "x" } }; page = w.toString()'
        'a JSON builder'        | 'def b = new groovy.json.JsonBuilder(); b.person { name "x"; tags(["a"]) { step it } }; text = b.toString()'
        'a JSON slurper'        | 'json = new groovy.json.JsonSlurper().parseText(text); name = json?.person?.name ?: "none"'
        'an XML slurper'        | 'xml = new groovy.xml.XmlSlurper().parseText(text).row.collect { it.@id.text() }'
        'files'                 | 'lines = new File("a").readLines(); new File("b").withWriter { w -> lines.each { w << it } }; new File("c").eachLine { l, n -> println n }'
        'try with resources'    | 'try (def in1 = new FileInputStream("a"); def in2 = new FileInputStream("b")) { bytes = in1.bytes }'
        'several catches'       | 'try { x = [1] } catch (IOException | RuntimeException e) { x = null; println e.message } finally { done = true }'
        'labelled loops'        | 'outer: for (i in 0..3) { for (j in 0..3) { if (j == 2) continue outer; if (i == 2) break outer; total = i * j } }'
        'C loops'               | 'for (int i = 0, j = 9; i < j; i++, j--) { total = i + j }'
        'while and do'          | 'int n = 3; while (n > 0) { n-- }; do { n++ } while (n < 3); count = n'
        'a switch'              | 'switch (total) { case 1: x = 1; break; case 2..3: case Integer: x = 2; break; case ~/a/: case { it > 3 }: x = 3; break; default: x = 4 }'
        'a switch expression'   | 'size = switch (total) { case 0 -> "none"; case { it < 3 } -> "few"; default -> { def s = "many"; s } }'
        'multiple assignment'   | 'def (a, int b) = [1, 2]; (x, y) = [a, b]; (a, b) = [b, a]'
        'spread'                | 'def f = { a, b -> a + b }; x = f(*[1, 2]); l = [*rows, *more]; m = [*: defaults, k: 1]; n = rows*.size()'
        'safe navigation'       | 'x = row?.city?.name; y = rows?[0]; z = row?.names?.getAt(0)'
        'Elvis'                 | 'x = y ?: 3; x ?= 4; z = x ?: { throw new Exception("a") }()'
        'method references'     | 'x = rows.collect(String::valueOf); y = rows.collect(Math.&abs); z = ["a"]*.toUpperCase()'
        'lambdas'               | 'Runnable r = () -> println("x"); r.run(); def add = (int a, int b) -> a + b; x = add(1, 2); y = rows.collect(n -> n + 1)'
        'an anonymous class'    | 'x = rows.toSorted(new Comparator<Integer>() { int turns; int compare(Integer a, Integer b) { turns++; int d = a - b; return d } })'
        'instanceof patterns'   | 'if (row instanceof Map m && m.size() > 1) { x = m.a } else if (!(row instanceof List)) { x = 2 }'
        'ranges'                | 'x = (1..10).step(2) { println it }; y = "abc"[0..-2]; z = (1..<3).sum(0)'
        'regular expressions'   | 'def m = text =~ /(\\d+)-(\\d+)/; if (m) { (whole, first) = m[0] }; ok = text ==~ /a.*/'
        'text forms'            | "x = '''a\n b'''.stripIndent(); y = \"\"\"a \${total}\"\"\"; z = /a\\/b/; w = \$/a \$total/\$; v = \"\${-> total}\""
        'numbers and dates'     | 'x = 1_000L + 0x1F + 1.5G; d = LocalDate.of(2026, 1, 1) - 1; t = Duration.ofHours(2)'
        'arrays'                | 'int[] a = [1, 2]; a[0] = 3; b = new int[3][]; c = a as List; d = [1, 2] as String[]'
        'threads'               | 'def pool = java.util.concurrent.Executors.newFixedThreadPool(2); x = rows.collect { n -> pool.submit({ n * 2 } as java.util.concurrent.Callable) }*.get(); pool.shutdown(); Thread.start { println x }.join()'
        'recursion of closures' | 'def fact; fact = { n -> n < 2 ? 1 : n * fact(n - 1) }; x = fact(5)'
        'currying'              | 'def add = { a, b -> a + b }; def inc = add.curry(1); x = (inc >> { it * 2 })(3)'
        'memoize'               | 'def slow = { n -> n * 2 }.memoize(); x = slow(3)'
        'return'                | 'if (!rows) return; x = rows.size(); return x'
        'an assert'             | 'assert total > 0 : "bad: $total"; assert rows'
        'synchronized'          | 'def lock = new Object(); synchronized (lock) { total += 1 }'
        'local types'           | 'final String a = "x"; var b = 3; List<Map<String, Integer>> c = []; c << [a: 1]; x = c'
        'casts'                 | 'x = (int) 3.5; y = "3" as Integer; z = rows as Set; w = [a: 1] as Expando'
        'operators'             | 'a = 1 <=> 2; b = 2 ** 3; c = 7 % 3; d = 1 << 3; e = ~5; f = !g; h = -i; j = k in l; m = n !in o; p = q === r; s = t?.u <=> v'
        'maps'                  | 'm = [a: 1, "b c": 2, (key): 3]; m.d = 4; m["e"] = 5; m.a += 1; m.remove("a"); m.each { k, v -> println "$k=$v" }'
        'println'               | 'println "x"; print "y"; printf("%s", 1); System.err.println "z"; out.println "o"'
        'current and friends'   | 'x = current.stepName; y = current.foreach[0]?.index; z = [input, index, iteration]; e = env.HOME; s = secrets.TOKEN'
        'artifacts'             | 'artifacts["var" + 1] = 2; if (artifacts.containsKey("w")) { x = w }; artifacts.remove("w"); println artifacts.names'
        'a category'            | 'x = use(groovy.time.TimeCategory) { new Date() - 3.days }'
        'a metaclass'           | 'String.metaClass.shout = { -> delegate.toUpperCase() }; x = "a".shout()'
        'SQL'                   | 'def sql = groovy.sql.Sql.newInstance("jdbc:x"); sql.eachRow("select 1") { row -> println row.a }; rows = sql.rows("select 1"); sql.close()'
        'a template'            | 'x = new groovy.text.SimpleTemplateEngine().createTemplate("a $b").make([b: total]).toString()'
        'merge of a map'        | 'x = counts.merge("a", 1, Integer::sum)'
    }

    def "#what beside the flow"() {
        expect:
        found("$text\nflow('f') { step('s') { x = 1 } }") == []

        where:
        what                | text
        'a helper'          | 'def load(String path, int limit = 3) { def rows = []; new File(path).eachLine { rows << it }; rows.take(limit) }'
        'a typed helper'    | 'static <T> List<T> twice(List<T> rows) { List<T> all = []; all.addAll(rows); all += rows; return all }'
        'a recursive one'   | 'int fib(int n) { n < 2 ? n : fib(n - 1) + fib(n - 2) }'
        'one with closures' | 'def timed(Closure work) { long t = 0; def r = work.call(); t += 1; return [r, t] }'
        'one that builds'   | 'def page(rows) { def w = new StringWriter(); new groovy.xml.MarkupBuilder(w).table { rows.each { r -> tr { td(r) } } }; w.toString() }'
        'a class'           | 'class Row { String city; double value; private int n; Row plus(Row o) { n++; this.n = 2; new Row(city: city, value: value + o.value) } }'
        'a canonical class' | 'import groovy.transform.*\n@Canonical @Sortable class Row { String city; int value; def reset() { value = 0; city = null } }'
        'an immutable one'  | '@groovy.transform.Immutable class Row { String city; int value }'
        'an enum'           | 'enum Color { RED(1), GREEN(2); final int n; Color(int n) { this.n = n }; Color next() { values()[(ordinal() + 1) % 2] } }'
        'a trait'           | 'trait Named { String name; String greet() { name = name ?: "x"; "Hi $name" } }\nclass Person implements Named { int age; void older() { age += 1; name = "y" } }'
        'a record'          | 'record Point(int x, int y) { double norm() { double s = x * x; s += y * y; Math.sqrt(s) } }'
        'an interface'      | 'interface Shape { double area() }\nclass Circle implements Shape { double r; double area() { Math.PI * r * r } }'
        'a builder class'   | 'class Url { String host; static class Builder { String h; Builder host(String v) { h = v; this }; Url build() { new Url(host: h) } } }'
        'an inner class'    | 'class Outer { int n; class Inner { void more() { n++; n = n + 1 } } }'
        'a singleton'       | '@Singleton class Registry { Map rows = [:]; void put(k, v) { rows[k] = v } }'
        'a sealed family'   | 'sealed interface Shape permits Circle, Square { }\nfinal class Circle implements Shape { }\nfinal class Square implements Shape { }'
        'fields'            | 'import groovy.transform.Field\n@Field static final int LIMIT = 7\n@Field List names = ["a"]\n@Field Map cache = [:]\ndef get(k) { cache[k] = cache[k] ?: load(k); cache.last = k; cache[k] }\ndef load(k) { k }'
        'constants'         | 'def regions = ["n", "s"]\nfinal int limit = 3\nregions << "w"\nregions.each { println it }\nint n = 0\nfor (r in regions) { n += r.size() }'
        'a static import'   | 'import static java.lang.Math.*\nimport static java.time.Month.JANUARY as JAN\ndef area(r) { PI * pow(r, 2) + JAN.value }'
        'a local closure'   | 'def square = { it * it }\ndef nine = square(3)\nprintln nine'
        'a compiled class'  | '@groovy.transform.CompileStatic class Fast { int sum(List<Integer> l) { int s = 0; for (int i : l) { s += i }; s } }'
        'a lazy field'      | 'class Row { @Lazy List all = [1]; @Delegate Date date = new Date(); void go() { time = 3L } }'
        'an expando'        | 'def settings = new Expando(); settings.a = 1; settings.with { b = 2 }; settings.f = { a + 1 }'
        'a try'             | 'def mode\ntry { mode = "x" } catch (e) { mode = "y" } finally { println mode }'
        'a switch'          | 'def mode = "a"\ndef n = switch (mode) { case "a" -> 1; default -> 2 }\nswitch (n) { case 1: mode = "b"; break; default: mode = "c" }'
        'annotations'       | 'import groovy.util.logging.Log\n@Log class Row { void go() { log.info "x" } }'
        'multi-assignment'  | 'def (a, b) = [1, 2]\n(a, b) = [b, a]'
    }

    def "the flow of the product page"() {
        expect:
        found('''
            def load(dataset) { [1.0, 2.0] }
            def render(total) { "<b>$total</b>" }
            def improve() { 0.001 }
            flow('training') {
                description 'Trains the model every night.'
                schedule cron: '0 2 * * *', timezone: 'America/New_York'
                parameter 'alpha', type: Double, default: 0.01, help: 'Learning rate'

                step('start') {
                    datasets = ['north', 'south', 'west']
                }
                foreach('datasets', as: 'dataset', maxParallel: 50) {
                    step('process', kubernetes: [cpu: 4, memory: '16 GB'], retry: 3, timeout: '2 h') {
                        result = load(dataset).collect { it * alpha }
                    }
                }
                join('merge') { inputs ->
                    total = inputs*.result.flatten().sum(0)
                }
                parallel {
                    step('report') { html = render(total) }
                    branch('publish') { step('pack') { a = 1 }; step('send') { sent = a } }
                }
                join('gather') { inputs -> page = inputs.report.html; sent = inputs.publish.sent }
                choose {
                    when({ total < 1000 }) { step('small') { s = 1 } }
                    otherwise              { step('large', resources: [cpu: 16, memory: '64 GB']) { s = 2 } }
                }
                repeat('refine', until: { error < 0.01 }, atMost: 50) { step('iterate') { error = improve() } }
                step('end') { println "done: $total" }
            }
        ''') == []
    }

    def "every word with every option"() {
        expect:
        found('''
            dependency 'org.acme:lib:1.0'
            flow('all') {
                tags 'a', 'b'
                project 'shop'
                parameter 'day', type: LocalDate, required: true, choices: [LocalDate.MIN]
                parameter 'user', default: { "$userName-${LocalDate.now()}" }
                config 'cfg', file: 'a.txt', default: [workers: 2, regions: ['n']], parser: { text -> def m = [:]; m.a = text; m }
                schedule crons: ['0 2 * * MON-FRI'], timezone: 'UTC'
                trigger 'order', parameters: [day: 'order.day'], where: [kind: 'x']
                trigger any: ['a', [event: 'b', parameters: [user: 'name']]]
                triggerOnFinish 'Other', on: 'failure'
                eachStep retry: [times: 2, delay: '1 s', factor: 2, maxDelay: '1 min', on: [IOException]], environment: [A: 'b']
                codec(Date, write: { value, out -> out << value }, read: { input -> new Date() })
                onSuccess { run -> note = run.id }
                onFailure { println it }
                step('gang', nodes: cfg.workers) { n = current.parallel.nodeIndex }
                join('ranks') { inputs -> inputs.each { println it.n } }
                cfg.regions.each { region ->
                    step("load_$region", catchInto: "failure_$region") { -> rows = [region] }
                }
                if (cfg.workers > 1) {
                    repeat('many', until: { done && count >= 3 }, atMost: 3, orFail: true) { step('one') { done = true; count = iteration } }
                }
                choose {
                    for (n in 1..3) { def limit = n; when({ rows.size() == limit }) { step("is_$n") { x = limit } } }
                    otherwise { }
                }
            }
        ''') == []
    }
}
