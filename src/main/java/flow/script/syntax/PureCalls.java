package flow.script.syntax;

import java.util.Set;

/** Methods that answer the same whenever they are asked, as long as what they are asked of is the same. */
final class PureCalls {
    private static final Set<String> NAMES = Set.of(
            "abs",
            "any",
            "average",
            "contains",
            "containsAll",
            "containsKey",
            "containsValue",
            "count",
            "endsWith",
            "equals",
            "equalsIgnoreCase",
            "every",
            "find",
            "findAll",
            "first",
            "get",
            "getAt",
            "intersect",
            "isAfter",
            "isBefore",
            "isBlank",
            "isEmpty",
            "isNaN",
            "keySet",
            "last",
            "length",
            "matches",
            "max",
            "min",
            "size",
            "startsWith",
            "sum",
            "toDouble",
            "toInteger",
            "toList",
            "toLong",
            "toLowerCase",
            "toSet",
            "toUpperCase",
            "trim",
            "values");

    private PureCalls() {}

    static boolean contains(String method) {
        return NAMES.contains(method);
    }
}
