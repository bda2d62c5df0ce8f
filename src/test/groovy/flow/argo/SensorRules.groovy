package flow.argo

import com.fasterxml.jackson.databind.JsonNode

import java.time.ZoneId

/**
 * What Argo Events has against a Sensor: its validator (pkg/reconciler/sensor/validate.go), and what only the log of a Sensor says that is
 * dead (pkg/sensors/listener.go). It knows nothing of the compiler.
 */
class SensorRules {
    /** Of expr-lang 1.15 and govaluate: as the name of a dependency each makes the condition unreadable. Tried with both. */
    static final Set<String> WORDS = ['in', 'not', 'and', 'or', 'nil', 'let', 'matches', 'contains', 'true', 'false', 'len', 'all', 'none', 'any', 'one', 'filter', 'map', 'count', 'now', 'date', 'int', 'first', 'split',
        'duration', 'trim', 'upper', 'keys', 'sum', 'reduce', 'find', 'type', 'string', 'float', 'abs', 'min', 'max', 'get', 'take', 'last', 'sort'] as Set
    private static final List<String> UNITS = ['Second', 'Minute', 'Hour']
    private static final String CRON_FIELD = /[0-9A-Za-z*\/,?-]+/

    private SensorRules() {}

    static List<String> faults(JsonNode sensor) {
        def spec = sensor.path('spec')
        def dependencies = spec.path('dependencies').toList()
        def names = dependencies*.path('name')*.asText()
        def triggers = spec.path('triggers').toList()
        dependencies.collectMany { ofDependency(it) } +
            triggers.collectMany { ofTrigger(it, names) } +
            (dependencies ? [] : ['no event dependencies found']) +
            (triggers ? [] : ['no triggers found']) +
            doubles(names).collect { "two dependencies are called '$it'".toString() } +
            doubles(triggers*.at('/template/name')*.asText()).collect { "duplicate trigger name: $it".toString() } +
            (names - triggers.collectMany { conditions(it) }).collect { "no trigger waits for '$it'".toString() }
    }

    private static List<String> doubles(List<String> names) { names.countBy { it }.findAll { it.value > 1 }*.key }

    private static List<String> conditions(JsonNode trigger) { trigger.at('/template/conditions').asText().split(/&&|\|\||[()]/)*.trim().findAll() }

    private static List<String> ofDependency(JsonNode dependency) {
        def at = dependency.path('name').asText()
        def faults = ['name', 'eventSourceName', 'eventName'].findAll { !dependency.path(it).asText() }.collect { "$at: must define $it".toString() }
        if (at in WORDS || !(at ==~ /[A-Za-z][-A-Za-z0-9]*/)) {
            faults << "$at: a condition cannot name it".toString()
        }
        dependency.at('/filters/exprs').each { filter ->
            if (!filter.path('expr').asText() || filter.path('fields').isEmpty() || filter.get('fields').any { !it.path('path').asText() || !it.path('name').asText() }) {
                faults << "$at: one of expr filters is not valid".toString()
            }
        }
        dependency.at('/filters/data').each { filter ->
            if (!filter.path('path').asText() || !filter.path('type').asText() || filter.path('value').isEmpty() || filter.get('value').any { !it.asText() }) {
                faults << "$at: one of data filters is not valid".toString()
            }
        }
        faults
    }

    private static List<String> ofTrigger(JsonNode trigger, List<String> names) {
        def template = trigger.path('template')
        def at = template.path('name').asText()
        def faults = (conditions(trigger) - names).collect { "$at: there is no dependency '$it'".toString() }
        if (!at) {
            faults << 'trigger must define a name'
        }
        if (!template.has('k8s') || !template.at('/k8s').has('source') || !(template.at('/k8s/operation').asText() in ['', 'create', 'update', 'patch', 'delete'])) {
            faults << "$at: is invalid".toString()
        }
        template.at('/k8s/parameters').each { parameter ->
            if (!parameter.at('/src/dependencyName').asText() || !parameter.path('dest').asText() || !(parameter.path('operation').asText() in ['', 'append', 'overwrite', 'prepend'])) {
                faults << "$at: a parameter is invalid".toString()
            } else if (!(parameter.at('/src/dependencyName').asText() in conditions(trigger))) {
                faults << "$at: a parameter is of '${parameter.at('/src/dependencyName').asText()}', for which it does not wait".toString()
            }
        }
        template.path('conditionsReset').each { reset ->
            if (reset.at('/byTime/cron').asText().split(' ').count { it ==~ CRON_FIELD } != 5 || !(reset.at('/byTime/timezone').asText() in ZoneId.availableZoneIds)) {
                faults << "$at: invalid conditionsReset".toString()
            }
        }
        if (trigger.has('rateLimit') && (!(trigger.at('/rateLimit/unit').asText() in UNITS) || trigger.at('/rateLimit/requestsPerUnit').asInt() < 1)) {
            faults << "$at: invalid rateLimit".toString()
        }
        if (!trigger.path('atLeastOnce').asBoolean()) {
            faults << "$at: an event is lost when its run cannot be created at once".toString()
        }
        faults
    }
}
