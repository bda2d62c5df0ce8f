package flow.argo

import com.fasterxml.jackson.databind.JsonNode

/** Pods say what they run, and are repeated where that helps: also when they were lost, and not for ever. */
class EveryPodIsComplete {
    private static final Set<String> KINDS = ['dag', 'container', 'resource'] as Set

    private EveryPodIsComplete() {}

    static List<String> faults(Cluster cluster) {
        cluster.templates.collectMany { template -> ofTemplate(template).collect { "$template.at: $it".toString() } }
    }

    private static List<String> ofTemplate(Template template) {
        def faults = []
        def container = template.body.path('container')
        if (container.object && container.path('command').empty) {
            faults << 'without a command Argo asks the registry for it'
        }
        if (container.object && container.path('image').asText('').empty) {
            faults << 'there is no image'
        }
        if (!KINDS.any { template.body.has(it) }) {
            faults << 'this kind of template is not looked into'
        }
        if (template.dag && template.body.has('failFast')) {
            faults << 'with failFast a limited DAG may stand still'
        }
        faults + (template.retried ? ofRetries(template.body.get('retryStrategy'), template.dag) : [])
    }

    private static List<String> ofRetries(JsonNode strategy, boolean isDag) {
        def faults = isDag ? ['a DAG is repeated on top of its tasks'] : []
        if (!strategy.path('limit').textual) {
            faults << (strategy.has('limit') ? 'limits are texts' : 'without a limit it is repeated for ever, at once')
        }
        if (strategy.path('retryPolicy').asText() != 'Always') {
            faults << 'pods that were lost are not repeated but with the policy Always'
        }
        if (strategy.has('backoff') && !strategy.at('/backoff/duration').textual) {
            faults << 'a backoff needs a duration'
        }
        faults
    }
}
