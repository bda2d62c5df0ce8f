package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper

/** Linux starts nothing with a text of 128 KiB; Argo keeps a template twice in every run, in a megabyte. */
class EverythingFits {
    private static final int MOST_OF_TEXT = 128 * 1024
    private static final int MOST_OF_OBJECT = 300_000
    private static final int MOST_OF_RUN = 700_000
    private static final int MOST_TEMPLATES = 200
    private static final ObjectMapper JSON = new ObjectMapper()

    private EverythingFits() {}

    static List<String> faults(Cluster cluster) {
        def faults = cluster.templates.collectMany { ofPod(it) } + cluster.ofKind('WorkflowTemplate').collectMany { ofObject(it) }
        int stored = cluster.ofKind('WorkflowTemplate').sum(0) { bytes(it) } + (cluster.whole == null ? 0 : bytes(cluster.whole))
        faults + (stored > MOST_OF_RUN ? ["a run keeps $stored bytes of templates".toString()] : [])
    }

    private static List<String> ofObject(JsonNode object) {
        def name = Cluster.nameOf(object)
        def faults = object.at('/spec/arguments/parameters').findAll { isLong(it.path('value').asText()) }
            .collect { "$name: arguments.${it.path('name').asText()}: its value is too long".toString() }
        if (object.at('/spec/templates').size() > MOST_TEMPLATES) {
            faults << "$name: ${object.at('/spec/templates').size()} templates are too many".toString()
        }
        if (bytes(object) > MOST_OF_OBJECT) {
            faults << "$name: ${bytes(object)} bytes are too many".toString()
        }
        faults
    }

    private static List<String> ofPod(Template template) {
        def container = template.body.path('container')
        container.path('env').findAll { isLong("${it.path('name').asText()}=${it.path('value').asText()}") }
            .collect { "$template.at: variable ${it.path('name').asText()} is too long".toString() } +
            (container.path('command') + container.path('args')).findAll { isLong(it.asText()) }.collect { "$template.at: its command is too long".toString() } +
            template.tasks.findAll { it.at('/arguments/parameters').any { isLong(it.path('value').asText()) } }
                .collect { "${template.at}.dag.tasks.${it.path('name').asText()}: an argument is too long".toString() }
    }

    /** With the byte that ends it. */
    private static boolean isLong(CharSequence text) { text.toString().getBytes('UTF-8').length >= MOST_OF_TEXT }

    private static int bytes(JsonNode object) { JSON.writeValueAsBytes(object).length }
}
