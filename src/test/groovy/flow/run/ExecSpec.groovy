package flow.run

import flow.ProgramFailedException
import flow.store.RunEnd
import flow.store.TaskFailed
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Timeout

import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch

/** Programs that bodies run. */
@Timeout(60)
class ExecSpec extends Specification implements ScriptRuns {
    ManualTimer timer = new ManualTimer()

    def "a program's output is the answer, without the line end behind the last line: #command"() {
        expect:
        resultsOf("flow('f') { step('s') { result(exec($command)) } }", environment: environment) == [answer]

        where:
        command                                         || answer
        "['printf', 'a\\nb\\n\\n']"                     || 'a\nb\n'
        "['printf', 'a']"                               || 'a'
        "['true']"                                      || ''
        "'true'"                                        || ''
        "['echo', 1, 2.50, true, \"\${1 + 1}\", 'a b']" || '1 2.50 true 2 a b'
        "['echo', '\$HOME; `id` * > x \"']"             || '$HOME; `id` * > x "'
        "['printf', '\\\\377a']"                        || '\uFFFDa'
        "['cat'], input: 'größe\\n'"                    || 'größe'
        "['cat'], input: [104, 105] as byte[]"          || 'hi'
        "['cat']"                                       || ''
        "['head', '-c', '2'], input: 'x' * 1_000_000"   || 'xx'
    }

    def "it runs in current.tempDir, sees env, and is given what environment: adds"() {
        expect:
        resultsOf('''
            flow('f') {
                step('s', environment: [A: 'step', B: 'step'], secrets: ['env:TOKEN']) {
                    new File(current.tempDir.toFile(), 'x').text = 'here'
                    result(exec(['sh', '-c', 'cat x; echo "-$A-$B-$TOKEN-$C-$GONE"'], environment: [B: 'exec', C: 3, GONE: null]))
                }
            }''', environment: environment + [TOKEN: 'token-1']) == ['here-step-exec-token-1-3-']
    }

    def "dir: begins where the script stands; output: takes what it writes, whatever bytes that are"() {
        given:
        def job = folder.resolve('job.sh')
        job.text = '#!/bin/sh\necho "job of $1"'
        job.toFile().executable = true

        expect:
        resultsOf('''
            flow('f') {
                step('s') {
                    result(exec(['./job.sh', 'mine'], dir: '.'))
                }
            }''', environment: environment) == ['job of mine']
        resultsOf('''
            flow('f') {
                step('s') {
                    def file = exec(['printf', '\\\\377\\\\0'], output: 'bytes')
                    result([file.parent == current.tempDir, file.bytes.toList()])
                }
            }''', environment: environment) == [[true, [-1, 0]]]
    }

    def "a file that an artifact keeps is an argument by its path, and an input by its bytes"() {
        expect:
        resultsOf('''
            flow('f') {
                step('s') {
                    exec(['printf', 'a\\nb\\n'], output: 'rows.txt')
                    rows = file('rows.txt')
                }
                step('t') { result([exec(['wc', '-l'], input: rows).trim(), exec(['cat', rows]), exec(['basename', rows])]) }
            }''', environment: environment) == [['2', 'a\nb', 'rows.txt']]
    }

    def "every line that it writes is told at once, the last one too"() {
        when:
        resultsOf('''
            flow('f') { step('s') { exec(['sh', '-c', 'echo out; echo err >&2; printf last']) } }''', environment: environment)

        then:
        store.last.printed*.source()*.task()*.toString().unique() == ['s']
        store.last.printed*.line().collect { [it.stream().name(), it.text()] }.toSet() == [['OUT', 'out'], ['ERR', 'err'], ['OUT', 'last']] as Set
    }

    def "a program that fails is an exception with its exit code and the last 20 lines of standard error"() {
        when:
        def result = runScript('''
            flow('f') {
                step('s') {
                    try {
                        exec(['sh', '-c', 'for i in $(seq 25); do echo line $i >&2; done; exit 3'])
                    } catch (flow.ProgramFailedException failed) {
                        result([failed.exitCode, failed.lastLines])
                        throw failed
                    }
                }
            }''', environment: environment)

        then:
        results == [[3, (6..25).collect { "line $it" }]]
        with(result.firstFailure().get()) {
            failure().type() == ProgramFailedException.name
            failure().message() == "'sh' ended with exit code 3\n" + (6..25).collect { "line $it" }.join('\n')
            position().line() == 5
        }
    }

    def "what cannot be started is told as a shell would: #command"() {
        given:
        folder.resolve('text').text = 'x'

        when:
        runScript("flow('f') { step('s') { exec($command) } }", environment: environment)

        then:
        (records[0] as TaskFailed).failure().message() == message.replace('FOLDER', folder.toString())

        where:
        command                                                || message
        "['ech', 'x']"                                         || "there is no program 'ech' on the PATH; did you mean 'echo'?"
        "['no-such-program-at-all']"                           || "there is no program 'no-such-program-at-all' on the PATH"
        "['/no/such']"                                         || "there is no program '/no/such'"
        "['./no'], dir: '.'"                                   || "there is no program './no' in FOLDER/."
        "['./text'], dir: '.'"                                 || "'./text' is no program: it may not be executed (chmod +x)"
        "['echo'], dir: 'nowhere'"                             || "'echo' cannot be started: there is no folder FOLDER/nowhere"
        "['echo', 'x' * 10_000_000]"                           || "'echo' cannot be started: Argument list too long"
        "['sh', '-c', 'kill -9 \$\$']"                         || "'sh' ended with exit code 137 (signal 9, KILL)"
    }

    def "what is no command is refused with what to write: #call"() {
        when:
        def failure = runScript("flow('f') { step('s') { exec($call) } }", environment: environment).firstFailure().get()

        then:
        [failure.code().name(), failure.failure().message(), failure.hint()] == [code, message, hint]

        where:
        call                             || code   | message                                                                                  | hint
        "'ls -l /tmp'"                   || 'F004' | 'exec takes a program and its arguments as a list, since no shell cuts a text into words' | "write exec(['ls', '-l', '/tmp'])"
        "'ls', '-l'"                     || 'F004' | 'exec takes a program and its arguments as one list'                                     | "write exec(['sort', '-n', path])"
        '42'                             || 'F004' | 'exec takes a program and its arguments as one list'                                     | "write exec(['sort', '-n', path])"
        '[]'                             || 'F004' | 'exec is given no program'                                                               | "write exec(['sort', '-n', path])"
        "['ls', null]"                   || 'F004' | 'exec: argument 1 is null'                                                               | null
        "['ls', ['a', 'b']]"             || 'F004' | 'exec: argument 1 is a list, not a single value'                                         | "spread a list with a star, exec(['sort', *names]), or write it as a text"
        "['ls'], input: 42"              || 'F004' | 'exec: input: takes a text, bytes or a file, not the number 42'                          | 'make a text of it, as with groovy.json.JsonOutput.toJson(value)'
        "['ls'], environment: ['A=B': 1]" || 'F004' | "exec: environment: 'A=B' is no name of a variable"                                     | null
    }

    def "large outputs on both sides do not block"() {
        expect:
        resultsOf('''
            flow('f') {
                step('s') {
                    def text = 'x' * 3_000_000
                    result(exec(['sh', '-c', 'tee /dev/stderr | cat'], input: text, output: 'big').toFile().length())
                }
            }''', environment: environment) == [3_000_000]
    }

    def "an input that breaks off is a failure and no early end, whatever the program made of it: #thrown"() {
        when:
        def result = runScript("""
            flow('f') {
                step('s') {
                    def broken = new InputStream() {
                        int left = 3
                        int read() { if (left-- > 0) { return 120 }; throw new $thrown('gone') }
                        int read(byte[] bytes, int from, int most) { bytes[from] = read() as byte; 1 }
                    }
                    result(exec(['wc', '-c'], input: broken))
                }
            }""", environment: environment)

        then:
        result.status() == RunEnd.Status.FAILED
        result.firstFailure().get().failure().message().contains(message)
        results == []

        where:
        thrown                  || message
        'IOException'           || "the input of 'wc' cannot be read"
        'IllegalStateException' || 'gone'
        'OutOfMemoryError'      || 'gone'
    }

    def "an input is closed, also when there is no such program: #program"() {
        expect:
        resultsOf("""
            flow('f') {
                step('s') {
                    def isClosed = new java.util.concurrent.CountDownLatch(1)
                    def input = new ByteArrayInputStream('x'.bytes) { void close() { isClosed.countDown() } }
                    try {
                        exec(['$program'], input: input)
                    } catch (flow.ProgramFailedException missing) { }
                    result(isClosed.await(30, java.util.concurrent.TimeUnit.SECONDS))
                }
            }""", environment: environment) == [true]

        where:
        program << ['cat', 'no-such-program-at-all']
    }

    def "a program that writes more than can be answered is ended, also when it ignores that it is told to"() {
        when:
        def result = runScript("""
            flow('f') {
                step('s') { exec(['sh', '-c', 'trap "" TERM; head -c 64000001 /dev/zero; while :; do sleep 0.1; done']) }
            }""", environment: environment)

        then:
        result.firstFailure().get().failure().message().startsWith("'sh' wrote more than 64 MB")
    }

    def "what a program leaves in the background with its output open is not waited for"() {
        expect:
        resultsOf('''flow('f') { step('s') { result(exec(['sh', '-c', 'sleep 1000 & echo started; echo $! >&2'])) } }''',
            environment: environment) == ['started']

        cleanup:
        store.last.printed*.line()*.text().findAll { it.integer }.each { ProcessHandle.of(it as long).ifPresent { it.destroyForcibly() } }
    }

    @Requires({ os.linux })
    def "what has left its parents ends with the attempt too, also when it ignores that it is told to; what runs beside it does not"() {
        given:
        def beside = new ProcessBuilder('sleep', '1000').start()

        expect:
        resultsOf('''
            flow('f') {
                step('s') {
                    def ignoring = 'trap "" TERM; echo $$ > "$PIDS/ignoring"; while :; do sleep 1; done'
                    exec(['sh', '-c', '(setsid sh -c "$1" > /dev/null 2>&1 &) ; sleep 1000 > /dev/null 2>&1 & echo $! > "$PIDS/plain"', 'sh', ignoring])
                    def file = new File(env.PIDS, 'ignoring')
                    while (!file.exists() || !file.text.endsWith('\\n')) { Thread.onSpinWait() }
                    result(new File(env.PIDS, 'plain').text.trim() as long)
                    result(file.text.trim() as long)
                }
            }''', environment: environment + [PIDS: folder.toString()]).collect { isAlive(it as long) }.every { !it }
        results.size() == 2
        beside.alive

        cleanup:
        beside.destroyForcibly()
    }

    def "at its timeout a program is ended with all that it started, also when they ignore that they are told to"() {
        given:
        def running = CompletableFuture.supplyAsync {
            runScript('''
                flow('f') {
                    step('s', timeout: '90 s', catchInto: 'failure') {
                        exec(['sh', '-c', 'trap "" TERM; sh -c "trap : TERM; echo \\\\$\\\\$ > ' + env.PIDS + '/inner; while :; do sleep 1; done" & echo $$ > ' + env.PIDS + '/outer; while :; do sleep 1; done'])
                    }
                    step('after') { result(failure.kind) }
                }''', environment: environment + [PIDS: folder.toString()], timer: timer)
        }

        when:
        def started = ['inner', 'outer'].collect { processIn(it) }
        timer.pass(Duration.ofSeconds(90))

        then:
        running.get().status() == RunEnd.Status.SUCCEEDED
        results == ['timeout']
        started.every { !it.alive }
    }

    def "a run that is aborted ends its programs, and starts no more of them"() {
        given:
        def engine = engine()
        def pid = folder.resolve('pid')
        def nodes = Nodes.flow(Nodes.step('s') {
            try {
                it.scope.exec(new flow.graph.Program(['sh', '-c', "echo \$\$ > $pid; sleep 1000".toString()], null, null, [:], null))
            } finally {
                it.scope.exec(new flow.graph.Program(['touch', "${pid}2".toString()], null, null, [:], null))
            }
        })
        def running = CompletableFuture.supplyAsync { engine.run(nodes, [:], options(environment: environment), {}) }

        when:
        def started = processIn('pid')
        engine.abort()

        then:
        running.get().status() == RunEnd.Status.ABORTED
        !started.alive
        !folder.resolve('pid2').toFile().exists()
    }

    def "when a node of a gang fails the programs of the others are ended"() {
        when:
        def result = runScript('''
            flow('f') {
                step('g', nodes: 2) {
                    def pid = new File(env.PIDS, 'pid')
                    if (current.parallel.nodeIndex == 0) {
                        exec(['sh', '-c', 'echo $$ > "$1"; exec sleep 1000', 'sh', pid])
                    }
                    while (!pid.exists() || !pid.text.endsWith('\\n')) { Thread.onSpinWait() }
                    throw new IOException('one failed')
                }
                join('j') { }
            }''', environment: environment + [PIDS: folder.toString()])

        then:
        result.failures()*.failure()*.message() == ['one failed']
        !ProcessHandle.of(folder.resolve('pid').text.trim() as long).map { it.alive }.orElse(false)
    }

    def "a program that a thread of the body runs ends with the task"() {
        given:
        def pid = folder.resolve('pid')
        def wasTold = new CountDownLatch(1)
        def started = null

        expect:
        run(environment: environment, Nodes.step('s') { here ->
            Thread.startDaemon {
                try {
                    here.scope.exec(new flow.graph.Program(['sh', '-c', "echo \$\$ > $pid; exec sleep 1000".toString()], null, null, [:], null))
                } catch (InterruptedException ended) {
                    wasTold.countDown()
                }
            }
            started = processIn('pid')
        }).status() == RunEnd.Status.SUCCEEDED
        wasTold.await() == null
        !started.alive
    }

    private static boolean isAlive(long pid) { ProcessHandle.of(pid).map { it.alive }.orElse(false) }

    private Map<String, String> getEnvironment() { [PATH: System.getenv('PATH')] }

    /** The process whose number stands in a file, as soon as it does. */
    private ProcessHandle processIn(String name) {
        def file = folder.resolve(name).toFile()
        while (!file.exists() || !file.text.endsWith('\n')) {
            Thread.onSpinWait()
        }
        ProcessHandle.of(file.text.trim() as long).get()
    }
}
