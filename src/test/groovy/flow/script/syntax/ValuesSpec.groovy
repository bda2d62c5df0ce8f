package flow.script.syntax

import spock.lang.Specification

/** Values that cannot be kept, builds that differ, and the process environment. */
class ValuesSpec extends Specification implements SyntaxFixture {

    def "a value that can never be kept is refused where it is assigned: #value"() {
        expect:
        foundInBody("x = $value") == ["F004 2:1 x: 'x$path' is $what, which cannot be kept as an artifact" +
                                          " | declare it with 'def' where this body alone needs it"]

        where:
        value                                       | path         | what
        '{ it + 1 }'                                | ''           | 'a closure'
        '{ 1 } as Runnable'                         | ''           | 'a closure'
        'this.&toString'                            | ''           | 'a closure'
        'String::valueOf'                           | ''           | 'a closure'
        '[1, { 2 }]'                                | '[1]'        | 'a closure'
        '[rows: [[handler: { 2 }]]]'                | '.rows[0].handler' | 'a closure'
        'new Thread({ })'                           | ''           | 'a Thread'
        'Thread.start { }'                          | ''           | 'a thread'
        "new FileInputStream('a')"                  | ''           | 'a FileInputStream'
        "new BufferedReader(new FileReader('a'))"   | ''           | 'a BufferedReader'
        'new StringWriter()'                        | ''           | 'a StringWriter'
        "new Socket('a', 1)"                        | ''           | 'a Socket'
        "new File('a').newReader()"                 | ''           | 'a stream'
        '[1].stream()'                              | ''           | 'a stream'
        "Files.lines(Path.of('a'))"                 | ''           | 'a stream'
        "'ls'.execute()"                            | ''           | 'a process'
        "['ls', '-l'].execute()"                    | ''           | 'a process'
        "groovy.sql.Sql.newInstance('jdbc:x')"      | ''           | 'a connection'
        "java.sql.DriverManager.getConnection('x')" | ''           | 'a connection'
        'java.util.concurrent.Executors.newFixedThreadPool(2)' | '' | 'a thread pool'
        'java.util.stream.IntStream.range(0, 3)'    | ''           | 'a stream'
        "new URL('https://a').openStream()"         | ''           | 'a stream'
        "new URL('https://a').openConnection()"     | ''           | 'a connection'
        "new ProcessBuilder('ls').start()"          | ''           | 'a process'
        'new Random(3)'                             | ''           | 'a Random'
        "new Scanner('1 2')"                        | ''           | 'a Scanner'
    }

    def "a lambda is refused too"() {
        expect:
        foundInBody('y = 1\nx = (n) -> n + 1')*.take(8) == ['F004 3:1']
    }

    def "what is made of such values passes: #body"() {
        expect:
        foundInBody(body) == []

        where:
        body << [
            'def f = { it + 1 }; x = f(1)',
            "x = new File('a').newReader().text",
            "x = 'ls'.execute().text",
            'x = [1].stream().toList()',
            'x = java.util.stream.IntStream.range(0, 3).toArray()',
            'x = new Random(3).nextInt()',
            "x = new URL('https://a').openConnection().contentLength",
            'x = [1].collect { it + 1 }',
            'x = { 1 }()',
            "x = new Date(); y = new File('a'); z = new URI('a')",
            'x = new Expando().with { handler = { 1 }; 2 }',
            "x = job.execute('a')",
            'def w = new StringWriter(); w << 1; x = w.toString()',
        ]
    }

    def "what differs from one evaluation to the next is warned of: #expression"() {
        expect:
        found("def x = $expression\nflow('f') { step('s') { } }") == [
            "W102 1:9 $expression: '$expression' differs from one evaluation of the script to the next" +
                " | every task evaluates the script: compute it in a step, or in a parameter's default: { … }",
        ]

        where:
        expression << [
            'new Date()', 'LocalDate.now()', 'LocalDateTime.now()', 'Instant.now()', 'System.currentTimeMillis()',
            'System.nanoTime()', 'new Random()', 'Math.random()', 'UUID.randomUUID()', 'Calendar.instance',
            "new File('a').listFiles()", "new File('a').list()", "Files.list(Path.of('a'))", "new File('a').eachFile { }",
        ]
    }

    def "such a call is found wherever it runs while the graph is built: #text"() {
        expect:
        found(text)*.take(4) == ['W102']

        where:
        text << [
            "@groovy.transform.Field x = 1\nflow(\"f_\${new Date()}\") { step('s') { } }",
            "flow('f') { step(\"s_\${UUID.randomUUID()}\") { } }",
            "flow('f') { step('s', timeout: System.currentTimeMillis()) { } }",
            "flow('f') { if (new Random().nextBoolean()) { step('s') { } } }",
            "flow('f') { new File('a').eachFile { f -> step(f.name) { } } }",
            "def today() { LocalDate.now() }\nflow('f') { step(\"s_\${today()}\") { } }",
            "import static java.time.LocalDate.now\nflow('f') { step(\"s_\${now()}\") { } }",
        ]
    }

    def "it may be asked for in bodies, defaults, and helpers that bodies call: #text"() {
        expect:
        found(text) == []

        where:
        text << [
            "flow('f') { step('s') { x = new Date(); y = LocalDate.now(); z = Math.random() } }",
            "flow('f') { parameter 'day', default: { LocalDate.now() }\nstep('s') { } }",
            "def today() { LocalDate.now() }\nflow('f') { step('s') { x = today() } }",
            "class Row { Date made = new Date() }\nflow('f') { step('s') { x = new Row() } }",
            "def x = new Random(42); def y = new Date(0); def z = LocalDate.of(2026, 1, 1)\nflow('f') { step('s') { } }",
            "flow('f') { choose { when({ LocalDate.now() > day }) { } } }",
            "flow('f') { onSuccess { println new Date() }\nstep('s') { } }",
        ]
    }

    def "System.exit ends more than the step: #text"() {
        expect:
        found(text)*.replaceAll(/^(\S+) \S+ /, '$1 ') == [
            "W102 System.exit(1): 'System.exit' ends the whole process, with all tasks that run in it" +
                ' | throw an exception: it fails the task alone',
        ]

        where:
        text << [
            "flow('f') { step('s') { System.exit(1) } }",
            "def stop() { System.exit(1) }\nflow('f') { step('s') { stop() } }",
            "class Row { void stop() { System.exit(1) } }\nflow('f') { step('s') { } }",
            "if (false) System.exit(1)\nflow('f') { step('s') { } }",
        ]
    }

    def "the process environment does not have the step's #option"() {
        expect:
        found(text) == [problem]

        where:
        option        | text                                                                                  | problem
        'environment' | "flow('f') { step('s', environment: [A: 'b']) { x = System.getenv('A') } }"           | "W106 1:52 System.getenv('A'): 'System.getenv' does not see the environment: of this step | write env.A"
        'secrets'     | "flow('f') { step('s', secrets: ['env:A']) { x = System.getenv('A') } }"               | "W106 1:49 System.getenv('A'): 'System.getenv' does not see the secrets: of this step | write secrets.A"
        'map'         | "flow('f') { step('s', environment: [A: 'b']) { x = System.getenv() } }"              | "W106 1:52 System.getenv(): 'System.getenv' does not see the environment: of this step | write env.NAME"
        'program'     | "flow('f') { step('s', environment: [A: 'b']) { x = ['ls'].execute().text } }"        | "W106 1:52 ['ls'].execute(): a program that is started by 'execute' does not see the environment: of this step | write exec(['program', 'argument'])"
        'eachStep'    | "flow('f') { eachStep environment: [A: 'b']\nstep('s') { x = System.getenv('A') } }"  | "W106 2:17 System.getenv('A'): 'System.getenv' does not see the environment: of this step | write env.A"
    }

    def "a step without them may ask the process: #text"() {
        expect:
        found(text) == []

        where:
        text << [
            "flow('f') { step('s') { x = System.getenv('A'); y = 'ls'.execute().text } }",
            "flow('f') { step('s', environment: [A: 'b']) { x = env.A; y = sql.execute('x') } }",
            "flow('f') { step('s', environment: [A: System.getenv('A') ?: '']) { x = env.A } }",
        ]
    }
}
