package flow.cli

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** `flow deploy --dry-run -o DIR`: the objects of a deployment as files. */
class PrintedBundleSpec extends Specification {
    static final FLOW = "flow('nightly') { schedule cron: '0 3 * * *'; step('load') { } }"

    @TempDir
    Path temporary

    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
        terminal.file('nightly.flow.groovy', FLOW)
        assert write('--max-concurrent-runs', '2').exit == 0
    }

    private Terminal.Result write(String... more) {
        terminal.flow('deploy', 'nightly.flow.groovy', '--dry-run', '--store', 's3://bucket/runs', '-o', 'objects', *more)
    }

    private List<String> files() { terminal.folder.resolve('objects').toFile().list().sort() }

    def "files are numbered in the order in which their objects have to be created"() {
        expect:
        files() == ['1-configmap-nightly-limit.yaml', '2-workflowtemplate-nightly.yaml', '3-cronworkflow-nightly.yaml']
    }

    def "what the deployment no longer has is taken away and told, in whichever format it was written"() {
        given:
        terminal.file('nightly.flow.groovy', FLOW.replace("schedule cron: '0 3 * * *'; ", ''))

        when:
        def result = write(*format)

        then:
        result.exit == 0
        files() == left
        result.err.readLines().findAll { it.startsWith('removed ') } == removed.collect { "removed objects/$it, which was written for this deployment and is no longer part of it".toString() }

        where:
        format               || left                              | removed
        []                   || ['1-workflowtemplate-nightly.yaml'] | ['1-configmap-nightly-limit.yaml', '2-workflowtemplate-nightly.yaml', '3-cronworkflow-nightly.yaml']
        ['--format', 'json'] || ['1-workflowtemplate-nightly.json'] | ['1-configmap-nightly-limit.yaml', '2-workflowtemplate-nightly.yaml', '3-cronworkflow-nightly.yaml']
    }

    def "what is still part of it is written anew, and nothing is taken away"() {
        expect:
        write('--max-concurrent-runs', '3').err.readLines()*.replaceFirst(/ .*/, '') == ['wrote'] * 3
        files().size() == 3
    }

    def "what others put there stays: #what"() {
        given:
        def folder = terminal.folder.resolve('objects')
        def own = folder.resolve('3-cronworkflow-nightly.yaml').text
        make(folder, own)
        terminal.file('nightly.flow.groovy', FLOW.replace("schedule cron: '0 3 * * *'; ", ''))

        when:
        def result = write('--max-concurrent-runs', '2')

        then:
        result.exit == 0
        files() == (['1-configmap-nightly-limit.yaml', '2-workflowtemplate-nightly.yaml'] + name).sort()

        where:
        what                             | name                          | make
        'a file of another name'         | 'cron.yaml'                   | { at, text -> at.resolve('cron.yaml').text = text }
        'an object of another name'      | '7-cronworkflow-other.yaml'   | { at, text -> at.resolve('7-cronworkflow-other.yaml').text = text }
        'an object of another flow'      | '7-cronworkflow-nightly.yaml' | { at, text -> at.resolve('7-cronworkflow-nightly.yaml').text = text.replace('part-of: "nightly"', 'part-of: "other"') }
        'one that flow did not make'     | '7-cronworkflow-nightly.yaml' | { at, text -> at.resolve('7-cronworkflow-nightly.yaml').text = text.replace('managed-by: "flow"', 'managed-by: "me"') }
        'one with something behind it'   | '7-cronworkflow-nightly.yaml' | { at, text -> at.resolve('7-cronworkflow-nightly.yaml').text = text + '---\nmine: true\n' }
        'what is no YAML'                | '7-cronworkflow-nightly.yaml' | { at, text -> at.resolve('7-cronworkflow-nightly.yaml').text = '{[' }
        'an empty file'                  | '7-cronworkflow-nightly.yaml' | { at, text -> at.resolve('7-cronworkflow-nightly.yaml').text = '' }
        'a folder'                       | '7-cronworkflow-nightly.yaml' | { at, text -> Files.createDirectory(at.resolve('7-cronworkflow-nightly.yaml')) }
        'a link'                         | '7-cronworkflow-nightly.yaml' | { at, text -> Files.createSymbolicLink(at.resolve('7-cronworkflow-nightly.yaml'), Path.of('/nowhere')) }
    }

    def "roles belong to no deployment, and take nothing of one away"() {
        expect:
        terminal.flow('deploy', '--rbac', '-o', 'objects').exit == 0
        files().containsAll(['1-configmap-nightly-limit.yaml', '2-workflowtemplate-nightly.yaml', '3-cronworkflow-nightly.yaml'])
    }
}
