package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory

import java.nio.file.Files
import java.nio.file.Path

/**
 * What the definitions of Argo's own objects demand, as an API server checks it with strict validation: types, what is
 * required, choices, patterns, limits, and no field that they do not know; and where that is right, their rules. Read from `../shared/schemas`,
 * which is not part of this project.
 */
class CrdSchema {
    private static final Path FOLDER = Path.of(System.getProperty('flow.home')).resolveSibling('shared/schemas/argo-workflows')
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
    private static final Map<String, String> FILES = [WorkflowTemplate: 'workflowtemplates', CronWorkflow: 'cronworkflows', Workflow: 'workflows']
    private static final Map<String, JsonNode> READ = [:]

    private CrdSchema() {}

    /** Whether they are there; says so once where they are not. */
    static boolean isThere() { Files.isDirectory(FOLDER) }

    /** What is wrong with an object, as `spec.templates[3].dag: …`; nothing when it is right. */
    static List<String> faults(JsonNode object) {
        def faults = []
        def schema = schema(object.get('kind').asText())
        check(object, schema, '', faults)
        faults ?: CrdRules.broken(object, schema)
    }

    /** What the rules of all definitions say of an object that breaks them, by the rule. */
    static Map<String, String> getRules() {
        FILES.keySet().collectEntries { CrdRules.all(schema(it)) }
    }

    private static synchronized JsonNode schema(String kind) {
        READ.computeIfAbsent(kind) { YAML.readTree(FOLDER.resolve("argoproj.io_${FILES[kind]}.yaml").toFile()).at('/spec/versions/0/schema/openAPIV3Schema') }
    }

    private static void check(JsonNode value, JsonNode schema, String at, List<String> faults) {
        if (schema.path('x-kubernetes-int-or-string').asBoolean()) {
            if (!value.integralNumber && !value.textual) {
                faults << "$at: neither a number nor a text".toString()
            }
            return
        }
        def type = schema.path('type').asText('')
        if (type && !isOf(value, type)) {
            faults << "$at: $value is no $type".toString()
            return
        }
        if (schema.has('enum') && !schema.get('enum').contains(value)) {
            faults << "$at: $value is none of ${schema.get('enum')}".toString()
        }
        if (value.textual) {
            checkText(value.asText(), schema, at, faults)
        } else if (value.array) {
            checkCount(value.size(), schema, 'Items', at, faults)
            value.eachWithIndex { each, i -> check(each, schema.path('items'), "$at[$i]", faults) }
        } else if (value.object) {
            checkObject(value, schema, at, faults)
        } else if (value.number) {
            checkNumber(value, schema, at, faults)
        }
    }

    private static boolean isOf(JsonNode value, String type) {
        switch (type) {
            case 'object': return value.object
            case 'array': return value.array
            case 'string': return value.textual
            case 'boolean': return value.boolean
            case 'integer': return value.integralNumber
            case 'number': return value.number
            default: throw new IllegalArgumentException("the schema has a type '$type'")
        }
    }

    private static void checkText(String text, JsonNode schema, String at, List<String> faults) {
        checkCount(text.codePointCount(0, text.length()), schema, 'Length', at, faults)
        if (schema.has('pattern') && !(text =~ schema.get('pattern').asText()).find()) {
            faults << "$at: '$text' does not match ${schema.get('pattern').asText()}".toString()
        }
    }

    private static void checkNumber(JsonNode value, JsonNode schema, String at, List<String> faults) {
        if (schema.has('minimum') && value.asDouble() < schema.get('minimum').asDouble() || schema.has('maximum') && value.asDouble() > schema.get('maximum').asDouble()) {
            faults << "$at: $value is out of bounds".toString()
        }
    }

    private static void checkCount(int count, JsonNode schema, String what, String at, List<String> faults) {
        if (count < schema.path("min$what").asInt(0) || count > schema.path("max$what").asInt(Integer.MAX_VALUE)) {
            faults << "$at: $count ${what.toLowerCase()} are not within the limits".toString()
        }
    }

    private static void checkObject(JsonNode value, JsonNode schema, String at, List<String> faults) {
        checkCount(value.size(), schema, 'Properties', at, faults)
        schema.path('required').each { if (!value.has(it.asText())) faults << "$at: '${it.asText()}' is missing".toString() }
        def known = schema.path('properties')
        boolean isOpen = schema.path('x-kubernetes-preserve-unknown-fields').asBoolean() || at == '.metadata'
        value.properties().each { field ->
            if (known.has(field.key)) {
                check(field.value, known.get(field.key), "$at.$field.key", faults)
            } else if (schema.path('additionalProperties').object) {
                check(field.value, schema.get('additionalProperties'), "$at.$field.key", faults)
            } else if (!isOpen) {
                faults << "$at: there is no field '$field.key'".toString()
            }
        }
    }
}
