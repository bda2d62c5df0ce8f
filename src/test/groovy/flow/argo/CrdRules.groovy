package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import dev.cel.common.types.SimpleType
import dev.cel.compiler.CelCompiler
import dev.cel.compiler.CelCompilerFactory
import dev.cel.parser.CelStandardMacro
import dev.cel.runtime.CelRuntime
import dev.cel.runtime.CelRuntimeFactory

/**
 * The rules in the definitions of Argo's own objects, written in CEL, as an API server evaluates them on an object whose structure is right.
 * They use the functions of CEL itself and none of those that Kubernetes adds: a rule that did would not compile here.
 */
class CrdRules {
    private static final String FIELD = 'x-kubernetes-validations'
    private static final ObjectMapper JSON = new ObjectMapper()
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
        .addVar('self', SimpleType.DYN).setStandardMacros(CelStandardMacro.STANDARD_MACROS).build()
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder().build()
    private static final Map<String, CelRuntime.Program> COMPILED = [:]

    private CrdRules() {}

    /** The rules that an object breaks, as `spec.templates: template must have at most one template type`. */
    static List<String> broken(JsonNode value, JsonNode schema, String at = '') {
        def own = schema.path(FIELD).findAll { !holds(it.get('rule').asText(), value) }.collect { "$at: ${it.get('message').asText()}".toString() }
        if (value.array) {
            return own + value.indexed().collectMany { i, each -> broken(each, schema.path('items'), "$at[$i]") }
        }
        own + value.properties().collectMany { field ->
            def known = schema.path('properties').path(field.key)
            broken(field.value, known.missingNode ? schema.path('additionalProperties') : known, "$at.$field.key")
        }
    }

    /** All that stand in a schema, what they say of an object that breaks them by the rule; two rules with one text are one. */
    static Map<String, String> all(JsonNode schema) {
        schema.findValues(FIELD).collectMany { it.toList() }.collectEntries { [it.get('rule').asText(), it.get('message').asText()] }
    }

    private static boolean holds(String rule, JsonNode value) {
        program(rule).eval([self: JSON.convertValue(value, Object)])
    }

    private static synchronized CelRuntime.Program program(String rule) {
        COMPILED.computeIfAbsent(rule) { RUNTIME.createProgram(COMPILER.compile(rule).ast) }
    }
}
