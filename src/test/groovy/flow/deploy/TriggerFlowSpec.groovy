package flow.deploy

import groovy.json.JsonSlurper

/** A run of a flow in production is started. */
class TriggerFlowSpec extends OfSales {

    def "a run is started with what was given, and its id is printed"() {
        when:
        def result = flow('trigger', 'sales.flow.groovy', '-p', 'rows=20', '--day', '2026-11-20')

        then:
        result.exit == 0
        def id = result.out.strip()
        id ==~ /argo-sales-[a-z2-9]{7}/
        def workflow = workflow(id)
        workflow.spec == [workflowTemplateRef: [name: 'sales'], arguments: [parameters: [[name: 'rows', value: '20'], [name: 'day', value: '2026-11-20']]]]
        workflow.metadata.labels['app.kubernetes.io/part-of'] == 'sales'
        flow('trigger', 'sales.flow.groovy', '--day', '2026-11-20', '--json').out.with { new JsonSlurper().parseText(it).deployment } == 'sales'
    }

    def "#what: it is said, and nothing is started"() {
        when:
        def result = flow('trigger', 'sales.flow.groovy', *arguments)

        then:
        result.exit == 2
        result.err.contains(message)
        cluster.all('Workflow') == []

        where:
        what                          | arguments                                     || message
        'a required one is missing'   | []                                            || "parameter 'day' is required; give it as -p day=LocalDate"
        'one is of another type'      | ['-p', 'day=tomorrow']                        || "parameter 'day'"
        'one is no choice'            | ['-p', 'day=2026-11-20', '-p', 'rows=11']     || "parameter 'rows'"
        'one is unknown'              | ['-p', 'day=2026-11-20', '-p', 'dya=x']       || "there is no parameter 'dya'; did you mean 'day'?"
        'they are too large'          | ['-p', 'day=2026-11-20', '-p', "note=${'x' * 98_000}"] || 'larger than 98 kB together'
    }

    def "a default that travels in disguise counts as it travels, and no more: #size braces and #more characters are #what"() {
        given:
        terminal.file('sales.flow.groovy', """\
            flow('sales') {
                parameter 'note', type: String, default: '{' * $size
                parameter 'more', type: String
                step('load') { }
            }
            """.stripIndent())
        assert flow('deploy', 'sales.flow.groovy').exit == 0

        expect:
        flow('trigger', 'sales.flow.groovy', '-p', "more=${'x' * more}").exit == exit

        where: 'of three braces there are four characters, and a disguise and names besides'
        size   | more   || exit | what
        60_000 | 17_900 || 0    | 'told'
        60_000 | 18_000 || 2    | 'too many'
    }

    def "what counts is how the parameters were deployed, not what the script says since"() {
        given:
        terminal.file('sales.flow.groovy', FLOW.replace('Integer, default: 10, choices: [10, 20]', 'String, required: true').replace("'note'", "'remark'"))

        expect:
        flow('trigger', 'sales.flow.groovy', '-p', 'day=2026-11-20', '-p', 'note=x').exit == 0
        flow('trigger', 'sales.flow.groovy', '-p', 'day=2026-11-20', '-p', 'remark=x').err.contains("there is no parameter 'remark'")
        flow('trigger', 'sales.flow.groovy', '-p', 'day=2026-11-20', '-p', 'rows=many').exit == 2
    }

    def "a value that Argo would look into travels in disguise"() {
        when:
        def id = flow('trigger', 'sales.flow.groovy', '-p', 'day=2026-11-20', '-p', 'note={{workflow.name}}').out.strip()

        then:
        workflow(id).spec.arguments.parameters.find { it.name == 'note' }.value == 'flow:b64:' + '{{workflow.name}}'.bytes.encodeBase64()
    }

    def "when the answer gets lost, there is one run nevertheless"() {
        given:
        def isLost = false
        cluster.fault = { it.what() == 'POST workflows' && !isLost ? (isLost = true) && 'lost' ? 'lost' : null : null }

        when:
        def result = flow('trigger', 'sales.flow.groovy', '-p', 'day=2026-11-20')

        then:
        result.exit == 0
        cluster.requests.count { it.what() == 'POST workflows' } == 2
        cluster.all('Workflow')*.metadata*.name == [result.out.strip() - 'argo-']
    }

    def "a conflict that is none of names is told, as of a quota"() {
        given:
        cluster.fault = { it.what() == 'POST workflows' ? 409 : null }

        expect:
        flow('trigger', 'sales.flow.groovy', '-p', 'day=2026-11-20').with { [it.exit, it.out] } == [4, '']
    }

    def "when it stays open whether a run began, its id is told"() {
        given:
        cluster.fault = { it.what() == 'POST workflows' ? 'lost' : null }

        expect:
        def result = flow('trigger', 'sales.flow.groovy', '-p', 'day=2026-11-20')
        result.exit == 6
        result.err =~ /the run may have begun nevertheless: 'flow status argo-sales-[a-z2-9]{7}' tells/
    }

    def "no value in a file is none, and of a required parameter it is missing"() {
        given:
        terminal.file('given.yaml', 'day: 2026-11-20\nnote: null\n')
        terminal.file('missing.yaml', 'day: null\n')

        expect:
        workflow(flow('trigger', 'sales.flow.groovy', '--params', 'given.yaml').out.strip()).spec.arguments.parameters.find { it.name == 'note' }.value == ''
        flow('trigger', 'sales.flow.groovy', '--params', 'missing.yaml').err.contains("parameter 'day' is required")
    }

    def "the help of a script shows its parameters"() {
        expect:
        def help = flow('trigger', 'sales.flow.groovy', '--help').out
        help.startsWith('usage: flow trigger sales.flow.groovy [PARAMETERS] [OPTIONS]')
        help.contains('--rows Integer')
        flow('trigger', '--help').out.contains('usage: flow trigger SCRIPT')
    }

    def "a flow that is not deployed cannot be triggered"() {
        given:
        terminal.file('sale.flow.groovy', "flow('sale') { step('a') { } }")

        when:
        def result = flow('trigger', 'sale.flow.groovy')

        then:
        result.exit == 2
        result.err.contains("nothing is deployed as 'sale' in namespace 'flows'")
        result.err.contains("did you mean 'sales'?")
    }

    def "the run's id is in a file for scripts that wait for it"() {
        expect:
        def result = flow('trigger', 'sales.flow.groovy', '-p', 'day=2026-11-20', '--run-id-file', 'id')
        terminal.folder.resolve('id').text == result.out
    }
}
