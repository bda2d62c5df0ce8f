package flow.artifact

/** Classes as a script declares them, each loaded by a loader of its own like a script's. */
class ScriptForValues {
    static final String SOURCE = '''
        import groovy.transform.*

        enum Color { RED, GREEN { String toString() { 'green!' } } }

        @Canonical class Point { int x; Integer y; def label = 'none' }

        @Immutable class Place { String name; List<String> tags }

        record Range(BigDecimal low, BigDecimal high, String unit = 'kg') { }

        class Model {
            final double[] weights
            private transient Object cache = 'cold'
            static int made
            Model(double[] weights) { this.weights = weights }
        }

        class Base { private String name = 'base'; List rows = [] }

        class Derived extends Base { String name = 'derived'; LinkedList queue = new LinkedList(); Map<Object, Point> index = [:] }

        trait Named { String title = 'untitled' }

        class Chart implements Named, Comparable<Chart> {
            long size
            int compareTo(Chart other) { size <=> other.size }
            boolean equals(Object other) { other instanceof Chart && size == other.size }
            int hashCode() { Long.hashCode(size) }
        }

        class Odd { PriorityQueue queue = new PriorityQueue(); GString text; Exception error; Tuple2 pair }

        class Table extends ArrayList { String name }

        class Outer { class Inner { int i }; static class Nested { int i } }

        class ScriptError extends RuntimeException { ScriptError(String message) { super(message) } }
    '''

    final GroovyClassLoader loader = new GroovyClassLoader(ScriptForValues.classLoader)

    ScriptForValues(String source = SOURCE) {
        loader.parseClass(source)
    }

    Object make(String name, Object... arguments) {
        type(name).newInstance(arguments)
    }

    Class<?> type(String name) {
        loader.loadClass(name)
    }

    Object constant(String enumName, String name) {
        Enum.valueOf(type(enumName), name)
    }
}
