package flow.deploy

/** What deploying needs of a cluster, and what it says when that is not there. */
class DeployNeedsSpec extends OfNightly {

    def "#what is missing: it is said, with what to do"() {
        given:
        change(cluster)

        when:
        def result = deploy()

        then:
        result.exit == 4
        result.err.contains(message)
        applied() == []

        where:
        what                 | change                                              || message
        'Argo'               | { it.known = [] }                                   || 'there is no Argo Workflows in namespace'
        'a kind of Argo'     | { it.unknown = ['CronWorkflow'] }                   || 'does not know CronWorkflow; install its definitions, 3.6 or later'
        'the account'        | { it.@objects.remove('ServiceAccount/flow') }       || "there is no service account 'flow' in namespace 'flows'"
        'the namespace'      | { it.@objects.remove('Namespace/flows') }           || "there is no namespace 'flows'; choose another with --namespace, or 'kubectl create namespace flows'"
        'what one may do'    | { it.forbidden = ['patch cronworkflows', 'create workflowtemplates'] } || "you may not create workflowtemplates, patch cronworkflows in namespace 'flows'"
    }

    def "who may not look at accounts and secrets can deploy nevertheless"() {
        given:
        cluster.forbidden = ['get serviceaccounts', 'get secrets', 'get namespaces', 'list configmaps', 'list services']

        expect:
        deploy().exit == 0
    }

    def "secrets that pods need have to be there"() {
        given:
        terminal.environment.FLOW_KUBERNETES_STORE_SECRET = 'bucket'
        terminal.file('nightly.flow.groovy', FLOW.replace("step('load')", "step('load', secrets: ['kubernetes:db/password'], kubernetes: [imagePullSecrets: ['pull']])"))

        when:
        def result = deploy()

        then:
        result.exit == 4
        ['bucket', 'db', 'pull'].every { result.err.contains("there is no secret '$it' in namespace 'flows'") }

        when: 'they are, and what is read of them is not in them'
        ['bucket', 'pull'].each { cluster.put('v1', 'Secret', it, [:]) }
        cluster.put('v1', 'Secret', 'db', [data: [user: 'YWRh']])
        def without = deploy()

        then:
        without.exit == 4
        without.err.contains("secret 'db' in namespace 'flows' has no key 'password', which step 'load' reads")
        !without.err.contains('YWRh')
        applied() == []

        when:
        cluster.put('v1', 'Secret', 'db', [data: [user: 'YWRh', password: 'c2VjcmV0']])

        then:
        deploy().exit == 0
    }

    def "who may not look into secrets is told nothing of them"() {
        given:
        terminal.file('nightly.flow.groovy', FLOW.replace("step('load')", "step('load', secrets: ['kubernetes:db/password'])"))
        cluster.put('v1', 'Secret', 'db', [data: [user: 'YWRh']])
        cluster.forbidden = ['get secrets']

        expect:
        deploy().exit == 0
    }

    def "a gang is refused by name where no JobSet is"() {
        given:
        terminal.file('nightly.flow.groovy', FLOW.replace("step('load') { count = rows }", "step('load', nodes: 3) { count = rows }\njoin('all') { inputs -> n = inputs.size() }"))

        when:
        def result = deploy()

        then:
        result.exit == 4
        result.err.contains("step 'load' runs on 3 nodes, which needs JobSet (jobset.x-k8s.io/v1alpha2), and the cluster does not know it")

        and: 'plain jobs need none'
        deploy('--gang', 'jobs').exit == 0
        cluster.get('Service', 'nightly-gang').spec.clusterIP == 'None'

        when:
        cluster.known << 'jobset.x-k8s.io/v1alpha2'

        then:
        deploy().out.contains('removed   Service nightly-gang')
    }

    def "a cluster that #what: that is said"() {
        when:
        def result = change(this)

        then:
        result.exit == 6
        result.err.contains(message)
        result.err.readLines().findAll { it.startsWith('flow: ') }.size() == 1

        where:
        what                          | change                                                                                     || message
        'does not answer'             | { it.cluster.close(); it.deploy() }                                                        || 'the cluster does not answer'
        'hangs'                       | { it.cluster.fault = { 'hang' }; it.deploy() }                                             || 'the cluster does not answer'
        'does not know who asks'      | { it.deploy('--context', 'stranger') }                                                     || 'the cluster does not accept these credentials'
        'is not in the kubeconfig'    | { it.deploy('--context', 'other') }                                                        || "there is no context 'other' in the kubeconfig; there are test, stranger"
        'has a fault of its own'      | { it.cluster.fault = { 500 }; it.deploy() }                                                || 'the cluster has a fault'
        'nobody named'                | { it.terminal.environment.KUBECONFIG = '/nowhere/config'; it.deploy() }                    || 'there is no cluster: /nowhere/config is not there'
    }

    def "an object that is still being deleted is waited for by hand"() {
        given:
        deploy()
        cluster.change('CronWorkflow', 'nightly') { it.metadata.deletionTimestamp = '2026-11-20T19:00:00Z' }

        when:
        def result = deploy()

        then:
        result.exit == 4
        result.err.contains('CronWorkflow nightly is still being deleted by the cluster; deploy again in a moment')
    }

    def "who may not take away what is surplus does not deploy"() {
        given:
        deploy()
        terminal.file('nightly.flow.groovy', FLOW.replace(SCHEDULE, ''))
        cluster.forbidden = ['delete cronworkflows']
        cluster.requests.clear()

        when:
        def result = deploy()

        then:
        result.exit == 4
        result.err.contains('you may not delete cronworkflows')
        applied() == []
    }

    def "what cannot be is refused before anything is asked or sent: #options"() {
        given:
        terminal.file('a-file', '')
        cluster.requests.clear()

        when:
        def result = deploy(*options)

        then:
        result.exit == 2
        result.err.contains(message)
        cluster.requests.empty

        where:
        options                               || message
        ['--store', '']                       || 'the store has no name'
        ['--store', 'ftp://x/y', '--diff']    || "runs cannot be kept in 'ftp://x/y'"
        ['--store', 's3://', '--dry-run']     || "runs cannot be kept in 's3://'"
        ['-n', 'No/Where']                    || "a namespace has lower-case letters, digits and dashes, not 'No/Where'"
        ['--dry-run', '-o', 'a-file']         || "'a-file' is a file, and objects are written into a folder"
    }

    def "options that exclude each other are told"() {
        expect:
        def result = deploy(*options)
        result.exit == 2
        result.err.contains(message)

        where:
        options                      || message
        ['--dry-run', '--diff']      || "'--dry-run' and '--diff' exclude each other"
        ['--dry-run', '--json']      || "objects are printed as JSON with '--format json'"
        ['-o', 'x']                  || "'--output' is for '--dry-run', '--rbac' and '--eventsource'"
    }
}
