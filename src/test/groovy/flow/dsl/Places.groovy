package flow.dsl

import flow.problem.Position
import flow.problem.Problem

/** A site in which every key and value stands at a place that is called like its path. */
class Places {

    static Site of(String word, Map<String, ?> options, List<?> arguments = []) {
        def keys = [:]
        def values = [:]
        visit('', options, keys, values)
        arguments.eachWithIndex { argument, i ->
            values["$i".toString()] = place("$i")
            visit("${i}.", argument, keys, values)
        }
        new Site(word, place(word), keys, values, [:], [:])
    }

    private static void visit(String path, Object value, Map<String, Position> keys, Map<String, Position> values) {
        def inside = value instanceof Map ? value : value instanceof List ? value.withIndex().collectEntries { it, i -> [i, it] } : [:]
        inside.each { key, one ->
            def at = "$path$key".toString()
            keys[at] = place("$at:")
            values[at] = place(at)
            visit("$at.", one, keys, values)
        }
    }

    private static Position place(CharSequence name) {
        new Position(name.toString(), 1, 1, 1)
    }

    /** {@code place | code | message}, or with the hint behind. */
    static List<String> shown(List<Problem> problems) {
        problems.collect { "${it.position().file()} | ${it.code()} | ${it.message()} | ${it.hint()}".toString() }
    }
}
