package flow.script.syntax;

import java.util.Set;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/**
 * Methods of which it is known that they call the closures they are given as they are. Every other method may give a closure
 * a delegate of its own, as {@code with}, {@code tap} and builders do; then a bare name in it can mean something else.
 */
final class PlainCalls {
    private static final Set<String> OF_COLLECTIONS = Set.of(
            "any",
            "asMap",
            "chop",
            "collate",
            "collect",
            "collectEntries",
            "collectMany",
            "collectNested",
            "count",
            "countBy",
            "dropRightWhile",
            "dropWhile",
            "each",
            "eachByte",
            "eachCombination",
            "eachEntry",
            "eachMatch",
            "eachPermutation",
            "eachWithIndex",
            "every",
            "find",
            "findAll",
            "findIndexOf",
            "findIndexValues",
            "findLastIndexOf",
            "findResult",
            "findResults",
            "groupBy",
            "indexBy",
            "inject",
            "injectAll",
            "max",
            "min",
            "minus",
            "removeAll",
            "replaceAll",
            "replaceFirst",
            "retainAll",
            "reverseEach",
            "sort",
            "split",
            "sum",
            "takeWhile",
            "toSorted",
            "toUnique",
            "unique",
            "withDefault");

    private static final Set<String> OF_NUMBERS = Set.of("downto", "step", "times", "upto");

    private static final Set<String> OF_EVERY_OBJECT = Set.of("sleep", "use");

    private static final Set<String> OF_FILES = Set.of(
            "eachDir",
            "eachDirMatch",
            "eachDirRecurse",
            "eachFile",
            "eachFileMatch",
            "eachFileRecurse",
            "eachLine",
            "eachObject",
            "eachRow",
            "filterLine",
            "splitEachLine",
            "traverse",
            "transformLine",
            "withAutoCloseable",
            "withCloseable",
            "withInputStream",
            "withInstance",
            "withOutputStream",
            "withPrintWriter",
            "withReader",
            "withStream",
            "withWriter",
            "withWriterAppend");

    private static final Set<String> OF_JAVA = Set.of(
            "allMatch",
            "anyMatch",
            "comparing",
            "compute",
            "computeIfAbsent",
            "computeIfPresent",
            "exceptionally",
            "execute",
            "filter",
            "flatMap",
            "forEach",
            "forEachOrdered",
            "handle",
            "ifPresent",
            "ifPresentOrElse",
            "iterate",
            "map",
            "mapToDouble",
            "mapToInt",
            "mapToLong",
            "mapToObj",
            "noneMatch",
            "orElseGet",
            "orElseThrow",
            "peek",
            "reduce",
            "removeIf",
            "runAsync",
            "schedule",
            "sorted",
            "start",
            "startDaemon",
            "submit",
            "supplyAsync",
            "thenAccept",
            "thenApply",
            "thenCombine",
            "thenCompose",
            "thenComparing",
            "thenRun",
            "toMap",
            "whenComplete");

    private PlainCalls() {}

    static boolean contains(MethodCallExpression call) {
        String method = String.valueOf(call.getMethodAsString());
        if (call.isImplicitThis()) {
            return OF_EVERY_OBJECT.contains(method);
        }
        return OF_COLLECTIONS.contains(method)
                || OF_NUMBERS.contains(method)
                || OF_FILES.contains(method)
                || OF_JAVA.contains(method);
    }
}
