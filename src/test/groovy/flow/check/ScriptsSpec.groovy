package flow.check

import flow.problem.ProblemPrinter
import flow.problem.Problems
import flow.problem.SourceText
import flow.script.syntax.SyntaxFixture
import flow.show.Format
import flow.show.Picture
import spock.lang.Specification

/** The rules over real scripts: what a user types, with the facts that the syntax tree gives. */
class ScriptsSpec extends Specification implements SyntaxFixture {

    static final String TRAINING = '''
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
        branch('publish') { step('pack') { packed = total }; step('send') { sent = packed } }
    }
    join('gather') { inputs -> page = inputs.report.html; sent = inputs.publish.sent }
    choose {
        when({ total < 1000 }) { step('small') { } }
        otherwise              { step('large', resources: [cpu: 16, memory: '64 GB']) { } }
    }
    repeat('refine', until: { error < 0.01 }, atMost: 50) { step('iterate') { error = improve() } }
    step('end') { println "done: $total" }
}

def load(dataset) { [1, 2, 3] }
def render(total) { "<p>$total</p>" }
def improve() { 0.001 }
'''

    def "the first example of the product has no problem but one night a year"() {
        expect:
        printed(TRAINING).readLines()*.trim().findAll { it.contains('[') } == [
            "warning[W108]: '0 2 * * *' does not come at 02:00 on days such as 2027-03-14, when clocks in America/New_York go from 02:00 to 03:00"]
        printed(TRAINING.replace('0 2 * * *', '0 4 * * *')) == ''
    }

    def "its picture"() {
        expect:
        '\n' + Picture.of(evaluated(TRAINING), Format.TEXT, false) == '''
training — Trains the model every night.
│ schedule   0 2 * * *, America/New_York
│ parameter  alpha: Double = 0.01 — Learning rate
│
├─ start
├─ foreach dataset in datasets · 50 at a time
│  └─ process · kubernetes · 4 cpu · 16 GB · retry 3 · timeout 2 h
├─ join merge
├─ parallel
│  ├─ report
│  └─ branch publish
│     ├─ pack
│     └─ send
├─ join gather
├─ choose
│  ├─ when total < 1000
│  │  └─ small
│  └─ otherwise
│     └─ large · 16 cpu · 64 GB
├─ repeat refine until error < 0.01 · at most 50 rounds
│  └─ iterate
└─ end
'''
    }

    def "a misspelt input is shown where it stands, with what was meant"() {
        expect:
        printed(TRAINING.replace('0 2 *', '0 4 *').replace('inputs*.result', 'inputs*.resutl')) == '''\
error[F012]: step 'merge' reads 'resutl', which no earlier step sets
  --> x.flow.groovy:16:25
   |
16 |         total = inputs*.resutl.flatten().sum(0)
   |                         ^^^^^^ did you mean 'result' (set in 'process', line 12)?
'''
    }

    def "a fault is found wherever a script can hide it: #body"() {
        expect:
        printed("flow('f') {\n  step('a') { result = 1 }\n  $body\n}").findAll(/(error|warning)\[.*|\^ .*/) == problem

        where:
        body << [
            "step('b') { println \"\${reslt}\" }",
            "step('b') { [1].each { println totl } }",
            "step('b') { count += 1 }",
            "choose { when({ rsult > 1 }) { step('b') { } } }",
            "repeat('r', until: { eror }, atMost: 3) { step('b') { error = 1 } }",
            "foreach('resul', as: 'row') { step('b') { x = row } }; join('j') { inputs -> }",
            "foreach([1], as: 'row') { step('b') { x = row } }; join('j') { inputs -> y = inputs.sum { it.xy } }",
            "foreach([1], as: 'row') { step('b') { x = row } }; join('j') { inputs -> y = inputs.x }",
            "foreach([1], as: 'row') { step('b') { x = row } }; join('j') { inputs -> }; step('c') { println x }",
            "parallel { step('b') { x = 1 } }; join('j') { inputs -> println inputs.bb.x }",
            "parallel { step('b') { x = 1 } }; join('j') { inputs -> merge(inputs, include: ['y']) }",
            "step('t', nodes: 2) { x = 1 }",
            "choose { when({ result > 1 }) { step('b') { } }; when({ result>1 }) { step('c') { } } }",
        ]
        problem << [
            ["error[F012]: step 'b' reads 'reslt', which no earlier step sets", "^ did you mean 'result' (set in 'a', line 2)?"],
            ["error[F012]: step 'b' reads 'totl', which no earlier step sets"],
            ["error[F012]: step 'b' reads 'count', which no earlier step sets", '^ it has no value yet: set it first'],
            ["error[F012]: this condition reads 'rsult', which no earlier step sets", "^ did you mean 'result' (set in 'a', line 2)?"],
            ["error[F012]: until: of repeat 'r' reads 'eror', which no earlier step sets", "^ did you mean 'error' (set in 'b', line 3)?"],
            ["error[F012]: this foreach reads 'resul', which no earlier step sets", "^ did you mean 'result' (set in 'a', line 2)?"],
            ["error[F012]: step 'j' reads 'xy', which no earlier step sets"],
            ["error[F012]: step 'j' reads 'inputs.x', but only the branches of a parallel have names", '^ write `inputs*.x`'],
            ["error[F013]: step 'c' reads 'x', which only branches before join 'j' set", "^ take it over in 'j': `x = inputs*.x`"],
            ["error[F012]: step 'j' reads 'inputs.bb', but no branch before it is called so", "^ the branches are 'b'"],
            ["error[F012]: step 'j' merges 'y', which no branch has"],
            ["error[F007]: gang 't' forks, and no join follows it", '^ write these two lines right behind it:'],
            ["error[F019]: this option can never run: its condition is asked a second time", '^ change it, or remove the option'],
        ]
    }

    def "what runs is not complained of: #body"() {
        expect:
        printed("""
            import groovy.json.JsonBuilder
            import groovy.transform.Field
            @Field static final int LIMIT = 3
            class Tool { static int twice(x) { x * 2 } }
            enum Color { RED }
            def helper(n) { n }
            flow('f') {
                config 'cfg', default: [regions: ['a', 'b'], limits: [cpu: 2]]
                parameter 'names', type: List, default: ['x']
                step('a') { total = names.size() + cfg.limits.cpu }
                $body
            }
            """) == ''

        where:
        body << [
            "step('b') { [1, 2].each { i -> if (i > 1) { sum += i } else { sum = 0 } } }",
            "step('b') { for (i in 0..3) { if (i > 0) { println x }; x = i } }",
            "step('b') { try { y = 1 } catch (e) { y = 2 }; println y; if (y) { z = 1 }; println z }",
            "step('b') { switch (total) { case 1: q = 1; break; default: q = 2 }; println q }",
            "step('b') { def (m, n) = [1, 2]; (r, t) = [m, n]; println r + t; def f = { v -> v + n }; println f(2) }",
            "step('b') { def json = new JsonBuilder(); json { name 'x'; nested { value 3 } }; text = json.toString() }",
            "step('b') { x = new Expando(foo: 1).with { foo + 1 }; s = new StringBuilder().tap { append('x') } as String }",
            "step('b') { x = LIMIT + Tool.twice(helper(total)); c = Color.RED; d = LocalDate.of(2026, 1, 1) }",
            "step('b') { if (artifacts.containsKey('nope')) { println artifacts['nope'] } }",
            "step('b') { m = [x: 1, (String): 2]; println m.x; println m?.y ?: 'none'; for (row in [1]) { println row } }",
            "foreach('cfg.regions', as: 'region') { foreach('names') { step('b') { made = \"\$region \$input \$index\" } }" +
                "; join('i') { inputs -> all = inputs*.made } }; join('j') { inputs -> " +
                "flat = inputs.collectMany { it.all }; first = inputs[0].all; last = inputs[-1].region; n = inputs.size() }",
            "parallel { step('b') { x = 1; total = 3 }; step('c') { y = 2 } }; join('j') { inputs -> " +
                "merge(inputs, exclude: ['total']); println x + y; total = inputs*.total.max() }; step('d') { println x + total }",
            "step('t', nodes: 2) { model = current.parallel.nodeIndex }; join('j') { inputs -> " +
                "best = inputs.max { it.model }.model; nodes = inputs*.nodeIndex }",
            "repeat('r', until: { iteration > 3 || done }, atMost: 5) { step('b') { if (iteration) println prev }" +
                "; step('c', catchInto: 'failure') { prev = total; done = prev > 3 } }; step('d') { println failure; println done }",
            "for (r in ['p', 'q']) { step(\"load_\$r\") { println r } }",
            "onSuccess { run -> def text = \"ok \$names\"; println text; println run }",
        ]
    }

    def "a computed name that is written out is an artifact's name like any other: #name"() {
        expect:
        printed("flow('f') { step('s') {\nartifacts['$name'] = 1\n} }").findAll(/(error|  \| *\^).*/) == ["error[F006]: '$name' is $fault", "  |           $caret"]

        where:
        name      | fault              | caret
        'a-b'     | 'no artifact name' | "^^^^^ use letters, digits and '_', starting with a letter, such as 'aB'"
        '2nd'     | 'no artifact name' | "^^^^^ use letters, digits and '_', starting with a letter, such as 'nd'"
        'current' | 'reserved'         | '^^^^^^^^^ it is a word of the language that means something else in a body; use another name'
        'class'   | 'reserved'         | '^^^^^^^ it is a keyword of Groovy; use another name'
        '_x'      | 'reserved'         | "^^^^ names do not start with '_'"
    }

    def "what every branch changes in place is read behind the join with a warning: #change"() {
        expect:
        printed("flow('f') { step('b') { log = []; m = [:] }\nforeach([1, 2], as: 'n') { step('s') { $change } }\n" +
            "join('j') { inputs -> }\nstep('t') { println log; println m } }").findAll(/(error|warning).*/) ==
            ["warning[W103]: step 't' reads '$name', which all branches before join 'j' set" as String]

        where:
        change             | name
        'log << n'         | 'log'
        'log << n << 2'    | 'log'
        'log.add(n)'       | 'log'
        'log[0] = n'       | 'log'
        'm.a = n'          | 'm'
        'm.a.b = n'        | 'm'
        "m['a'] += n"      | 'm'
        "m.put('a', n)"    | 'm'
    }

    def "a change in place is no problem where the join takes it over, or it may not happen, or it is in a copy: #body"() {
        expect:
        printed("flow('f') { parameter 'names', type: List, default: ['x']\nstep('b') { log = []; m = [:] }\n$body }") == ''

        where:
        body << [
            "foreach([1, 2]) { step('s') { log << input } }\njoin('j') { inputs -> log = inputs*.log.flatten() }\nstep('t') { println log }",
            "foreach([1, 2]) { step('s') { log << input } }\njoin('j') { inputs -> all = inputs*.log }",
            "foreach([1, 2]) { step('s') { if (input > 1) { log << input } } }\njoin('j') { inputs -> }\nstep('t') { println log }",
            "foreach([1, 2]) { step('s') { def log2 = log.collect(); log2 << input; log.size() } }\njoin('j') { inputs -> }\nstep('t') { println log }",
            "foreach([[1], [2]], as: 'row') { step('s') { row << 3; names << 'y'; r = row } }\njoin('j') { inputs -> println names; println inputs*.r }",
            "parallel { step('s') { log << 1 }; step('u') { x = log } }\njoin('j') { inputs -> }\nstep('t') { println log }",
            "step('s') { log << 1; m.a = 2 }\nstep('t') { println log; println m.a }",
        ]
    }

    private String printed(String script) {
        def problems = new Problems()
        def flow = evaluated(script, problems)
        problems.addAll(Checks.of(flow))
        ProblemPrinter.over(SourceText.of(FILE, script)).print(problems.sorted())
    }
}
