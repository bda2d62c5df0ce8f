package flow.deploy

/**
 * Who set which field of an object, as an API server keeps it for server-side apply: maps are looked into, lists are one value, as they
 * are in the objects of Argo.
 */
class ManagedFields {
    private final Map<String, Set<List<String>>> byManager = [:].withDefault { [] as Set }

    /** What keeps this manager from setting what it wants: fields that others set to something else. */
    List<Map> conflicts(String manager, Map wanted, Map there) {
        leaves(wanted).collectMany { path, value ->
            byManager.findAll { other, fields -> other != manager && path in fields && at(there, path) != value }.keySet().collect {
                [field: '.' + path.join('.'), message: "conflict with \"$it\"".toString(), reason: 'FieldManagerConflict']
            }
        }
    }

    /** The object with what is wanted, and without what this manager alone wanted before and does no more. */
    Map applied(String manager, Map wanted, Map there) {
        def now = leaves(wanted)
        def result = copy(there)
        (byManager[manager] - now.keySet()).findAll { path -> !byManager.any { other, fields -> other != manager && path in fields } }.each { remove(result, it) }
        now.each { path, value -> put(result, path, value) }
        byManager.each { other, fields -> if (other != manager) { fields.removeAll { it in now.keySet() && at(there, it) != now[it] } } }
        byManager[manager] = new LinkedHashSet(now.keySet())
        result
    }

    void changed(String manager, Map before, Map after) {
        leaves(after).each { path, value ->
            if (at(before, path) != value) {
                byManager.each { other, fields -> if (other != manager) { fields.remove(path) } }
                byManager[manager] << path
            }
        }
    }

    ManagedFields copied() {
        def other = new ManagedFields()
        byManager.each { manager, fields -> other.byManager[manager] = new LinkedHashSet(fields) }
        other
    }

    private static Map<List<String>, Object> leaves(Map tree, List<String> at = []) {
        def all = [:]
        tree.each { key, value ->
            def path = at + [key]
            if (path in [['apiVersion'], ['kind'], ['metadata', 'name'], ['metadata', 'namespace']]) {
                return
            }
            if (value instanceof Map && value) {
                all.putAll(leaves(value, path))
            } else {
                all[path] = value
            }
        }
        all
    }

    static Object at(Map tree, List<String> path) {
        path.inject((Object) tree) { at, key -> at instanceof Map ? at[key] : null }
    }

    private static void put(Map tree, List<String> path, Object value) {
        def place = path.init().inject(tree) { at, key -> at[key] instanceof Map ? at[key] : (at[key] = [:]) }
        place[path.last()] = value
    }

    private static void remove(Map tree, List<String> path) {
        def place = at(tree, path.init())
        if (place instanceof Map) {
            place.remove(path.last())
            if (!place && path.size() > 1) {
                remove(tree, path.init())
            }
        }
    }

    static Map copy(Map tree) {
        tree.collectEntries { key, value -> [key, value instanceof Map ? copy(value) : value] }
    }
}
