package flow.run

import flow.MissingSecretException
import flow.problem.ProblemException
import flow.store.RunEnd
import flow.store.TaskDone
import flow.store.TaskFailed
import spock.lang.Specification
import spock.lang.Timeout

import java.nio.file.Files

/** Variables and secrets in bodies: where they come from, and where secrets never go. */
@Timeout(60)
class SecretsSpec extends Specification implements ScriptRuns {
    static final TOKEN = 's3cr3t"tok\\en'

    def "env shows the process, over it the configuration, eachStep, the step, and its secrets"() {
        expect:
        resultsOf('''
            flow('f') {
                eachStep environment: [C: 'each', D: 'each', E: 'each']
                step('s', environment: [D: 'step', E: 'step', N: 3], secrets: ['env:S', 'file:E']) {
                    result([env.A, env.B, env.C, env.D, env.E, env.N, env.S, env['S'], secrets.S, secrets['E']])
                }
                step('t') { result([env.C, env.S]) }
            }''', environment: [A: 'process', B: 'process', C: 'process', S: 'hidden'], configured: [B: 'config', C: 'config'],
            files: [E: 'from a file\n'.bytes]) == [
            ['process', 'config', 'each', 'step', 'from a file', '3', 'hidden', 'hidden', 'hidden', 'from a file'],
            ['each', 'hidden']]
    }

    def "a variable that there is not is null, so that a default can be written beside it"() {
        expect:
        resultsOf('''
            flow('f') { step('s') { result([env.NOPE, env.NOPE ?: 'x', env['A-B'], env.containsKey('A'), env.findAll { k, v -> k == 'A' }, env.size()]) } }''',
            environment: [A: 'a', 'A-B': 'ab']) == [[null, 'x', 'ab', true, [A: 'a'], 2]]
    }

    def "conditions see the variables and secrets of the task that asks them"() {
        expect:
        resultsOf('''
            flow('f') {
                step('s', environment: [MODE: 'fast'], secrets: ['env:S']) { }
                choose {
                    when({ env.MODE == 'fast' && secrets.S == 'hidden' && env.A == 'a' }) { step('fast') { result(env.MODE) } }
                }
            }''', environment: [A: 'a', S: 'hidden']) == [null]
    }

    def "neither can be changed: #code"() {
        when:
        def failure = runScript("flow('f') { step('s', secrets: ['env:S']) { $code } }", environment: [S: 'hidden']).firstFailure().get()

        then:
        [failure.code()?.name(), failure.failure().message()] == [fault, message]

        where:
        code                           || fault  | message
        "env.A = 'x'"                  || 'F006' | "'env' is read-only"
        "secrets.S = 'x'"              || 'F006' | "'secrets' is read-only"
        "env.remove('S')"              || 'F006' | "'env' is read-only"
        "x = env"                      || 'F004' | "'x' would keep all variables and secrets, which are never stored"
    }

    def "a secret that the step does not have is an error with the nearest"() {
        when:
        def failure = runScript("flow('f') { step('s', secrets: ['env:TOKEN']) { x = secrets.TOKN.size() } }", environment: [TOKEN: TOKEN]).firstFailure().get()

        then:
        failure.code().name() == 'F012'
        failure.failure().message() == "no secret of this step is called 'TOKN'"
        failure.hint() == "did you mean 'TOKEN'?"
    }

    def "a secret that is not there fails the attempt before its body, is repeated, and can be caught: #secret"() {
        when:
        def result = runScript("""
            flow('f') {
                step('s', secrets: ['$secret'], retry: 1, catchInto: 'failure') { result('ran') }
                step('t') { result([failure.type, failure.message, failure.kind, failure.attempts]) }
            }""", files: [binary: [0xff, 0xfe] as byte[]])

        then:
        result.status() == RunEnd.Status.SUCCEEDED
        results == [[MissingSecretException.name, "there is no secret '$secret': $why", 'exception', 2]]

        where:
        secret           || why
        'env:TOKEN'      || "the environment has no variable 'TOKEN'"
        'file:/no/such'  || 'there is no such file'
        'file:binary'    || 'the file is not a text in UTF-8'
        'file:/dev/zero' || 'the file holds more than 1 MB'
    }

    def "a secret whose provider is not on this machine is refused before there is a run, with its line"() {
        when:
        runScript('''
            flow('f') {
                step('s', secrets: ['env:TOKEN', 'kubernetes:db/password']) { }
                step('t', secrets: ['aws-secrets-manager:prod/db']) { }
            }''')

        then:
        def refused = thrown(ProblemException)
        refused.problems().collect { [it.position().line(), it.message()] } == [
            [3, "step 's' needs the secret 'kubernetes:db/password', which a run on this machine does not fetch"],
            [4, "step 't' needs the secret 'aws-secrets-manager:prod/db', which a run on this machine does not fetch"]]
        store.runs.isEmpty()
    }

    def "no event, no message, no stack trace and no record of a run holds a secret"() {
        when:
        def result = runScript('''
            def login(token) { throw new IOException("no user has the token $token", new IllegalStateException(token)) }
            flow('f') {
                step('caught', secrets: ['env:TOKEN'], retry: 1, catchInto: 'failure') { login(secrets.TOKEN) }
                step('asserted', secrets: ['env:TOKEN'], catchInto: 'other') { assert secrets.TOKEN == 'x' }
                step('failed', secrets: ['env:TOKEN']) { login(env.TOKEN) }
            }''', environment: [TOKEN: TOKEN])

        then:
        result.firstFailure().get().failure().message() == 'no user has the token ***'
        records.findAll { it instanceof TaskFailed }*.failure()*.message() == ['no user has the token ***'] * 2
        ["$events", "$records", "$result", *kept].every { !it.contains('s3cr3t') }
        kept.any { it.contains('no user has the token ***') && it.contains('Caused by: java.lang.IllegalStateException: ***') }
    }

    def "no line that a body, its threads or its programs print shows a secret: neither what is stored nor what is told"() {
        given:
        def key = 'line one of it\nline two of it'

        when:
        resultsOf('''
            flow('f') {
                step('s', secrets: ['env:TOKEN', 'env:KEY']) {
                    println "token ${secrets.TOKEN}"
                    print 'in parts '; print secrets.TOKEN.take(4); println secrets.TOKEN.drop(4)
                    println secrets
                    println secrets.KEY
                    Thread.start { println "thread $secrets.TOKEN" }.join()
                    exec(['sh', '-c', 'printf "program %s\\\\n" "$TOKEN"; echo "$KEY" >&2'])
                    println secrets.TOKEN.bytes.encodeBase64()
                    result(secrets.TOKEN)
                }
                step('after') { println "later $results" }
            }'''.replace('$results', "\${flow.run.ScriptResults.VALUES}"), environment: [TOKEN: TOKEN, KEY: key, PATH: System.getenv('PATH')])
        def stored = store.last.printed*.line()*.text()
        def told = eventsOf(RunEvent.LinePrinted)*.entry()*.line()*.text()

        then:
        stored.containsAll(['token ***', 'in parts ***', '***', 'thread ***', 'program ***', 'later [***]'])
        stored.sort() == told.sort()
        [*stored, *told].every { !it.contains('s3cr3t') && !it.contains('line one') && !it.contains('line two') && !it.contains(TOKEN.bytes.encodeBase64().toString()) }
    }

    def "an artifact in which a secret stands is refused, however deep: #value"() {
        when:
        def result = runScript("""
            class Login { String password }
            flow('f') {
                step('s', secrets: ['env:TOKEN', 'env:PIN']) {
                    x = $value
                }
            }""", environment: [TOKEN: TOKEN, PIN: '1234'])

        then:
        result.firstFailure().get().failure().message().contains("holds the secret '$secret', and secrets are never stored")
        result.firstFailure().get().position().line() == 5
        !done

        where:
        value                                      || secret
        'secrets.TOKEN'                            || 'TOKEN'
        '"Bearer ${secrets.TOKEN}"'                || 'TOKEN'
        '[rows: [[a: "b=${env.TOKEN}&c"]]]'        || 'TOKEN'
        '[(secrets.TOKEN): 1]'                     || 'TOKEN'
        'new Login(password: secrets.TOKEN)'       || 'TOKEN'
        'secrets.TOKEN.bytes'                      || 'TOKEN'
        'new IOException(secrets.TOKEN)'           || 'TOKEN'
        'secrets.PIN'                              || 'PIN'
        'env.subMap(["PIN"])'                      || 'PIN'
    }

    def "so is an artifact whose name is one"() {
        when:
        def result = runScript("""
            flow('f') {
                step('s', secrets: ['env:TOKEN']) { artifacts[secrets.TOKEN] = 1 }
            }""", environment: [TOKEN: 'identifier_of_mine'])

        then:
        result.firstFailure().get().failure().message().contains("secrets are never stored")
        !result.firstFailure().get().failure().message().contains('identifier_of_mine')
        !done
        !records.toString().contains('identifier_of_mine')
    }

    def "so are items of a foreach; what is computed from a secret is kept, and texts that a short one is a part of"() {
        expect:
        runScript('''
            flow('f') {
                step('s', secrets: ['env:TOKEN']) { artifacts['its'] = 1; rows = [1]; artifacts.remove('rows'); rows = [secrets.TOKEN] }
                foreach('rows') { step('t') { } }
                join('j') { }
            }''', environment: [TOKEN: TOKEN]).firstFailure().get().failure().message().contains('holds the secret')
        resultsOf('''
            flow('f') {
                step('s', secrets: ['env:TOKEN', 'env:PIN']) { size = secrets.TOKEN.size(); year = '1234 BC'; n = 1234 }
                step('t') { result([size, year, n]) }
            }''', environment: [TOKEN: TOKEN, PIN: '1234']) == [[13, '1234 BC', 1234]]
    }

    /** Everything that is stored of the run's values. */
    private List<String> getKept() {
        records.findAll { it instanceof TaskDone }*.set()*.values().flatten().collect { new String(store.last.read(it).bytes()) }
    }
}
