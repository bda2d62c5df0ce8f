package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper

import java.nio.file.Files
import java.nio.file.Path

/**
 * The structure that Argo Events' own schema demands of an EventBus, an EventSource and a Sensor: types, what is required, and no field that
 * it does not know. Their definitions in a cluster check nothing. Read from `../shared/schemas`, which is not part of this project.
 */
class EventsSchema {
    private static final Path FILE = Path.of(System.getProperty('flow.home')).resolveSibling('shared/schemas/argo-events/schema.json')
    private static final Set<String> KINDS = ['EventBus', 'EventSource', 'Sensor'] as Set
    private static JsonNode definitions

    private EventsSchema() {}

    static boolean isThere() { Files.exists(FILE) }

    static boolean knows(JsonNode object) { object.path('kind').asText() in KINDS }

    /** What is wrong with an object, as `spec.triggers[0]: …`; nothing when it is right. */
    static List<String> faults(JsonNode object) {
        def faults = []
        check(object, definition("io.argoproj.events.v1alpha1.${object.get('kind').asText()}"), '', faults)
        faults
    }

    private static synchronized JsonNode definition(String name) {
        definitions = definitions ?: new ObjectMapper().readTree(FILE.toFile()).get('definitions')
        definitions.get(name)
    }

    private static void check(JsonNode value, JsonNode schema, String at, List<String> faults) {
        if (schema.has('$ref')) {
            check(value, definition(schema.get('$ref').asText() - '#/definitions/'), at, faults)
            return
        }
        def type = schema.path('type').asText('')
        if (type && !isOf(value, type, schema.path('format').asText(''))) {
            faults << "$at: $value is no $type".toString()
        } else if (schema.has('const') && schema.get('const') != value) {
            faults << "$at: $value is not ${schema.get('const')}".toString()
        } else if (value.array) {
            value.eachWithIndex { each, i -> check(each, schema.path('items'), "$at[$i]", faults) }
        } else if (value.object) {
            schema.path('required').findAll { !value.has(it.asText()) }.each { faults << "$at: '${it.asText()}' is missing".toString() }
            value.properties().each { ofField(it, schema, at, faults) }
        }
    }

    private static void ofField(Map.Entry<String, JsonNode> field, JsonNode schema, String at, List<String> faults) {
        if (schema.path('properties').has(field.key)) {
            check(field.value, schema.get('properties').get(field.key), "$at.$field.key", faults)
        } else if (schema.path('additionalProperties').object) {
            check(field.value, schema.get('additionalProperties'), "$at.$field.key", faults)
        } else if (schema.has('properties')) {
            faults << "$at: there is no field '$field.key'".toString()
        }
    }

    private static boolean isOf(JsonNode value, String type, String format) {
        switch (type) {
            case 'object': return value.object
            case 'array': return value.array
            case 'string': return value.textual || format == 'int-or-string' && value.integralNumber
            case 'boolean': return value.boolean
            case 'integer': return value.integralNumber
            case 'number': return value.number
            default: throw new IllegalArgumentException("the schema has a type '$type'")
        }
    }
}
