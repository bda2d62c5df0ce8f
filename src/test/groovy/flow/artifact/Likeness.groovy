package flow.artifact

import flow.Failure

import java.lang.reflect.Modifier

/** What a value is, as a text that does not depend on which class implements its collections. */
class Likeness {

    static String of(Object value) {
        switch (value) {
            case null: return 'null'
            case Failure: return "failure $value.type $value.message $value.stackTrace $value.kind $value.attempts"
            case Throwable: return of(Failure.of(value))
            case CharSequence:
                return value instanceof StringBuilder || value instanceof StringBuffer
                    ? "${value.class.simpleName} ${text(value)}" : text(value)
            case Double: return "double ${Double.doubleToLongBits(value)}"
            case Float: return "float ${Float.floatToIntBits(value)}"
            case BigDecimal: return "decimal ${value.unscaledValue()} ${value.scale()}"
            case Map.Entry: return "${of(value.key)} -> ${of(value.value)}"
            case Optional: return "optional ${of(value.orElse(null))}"
            case java.util.regex.Pattern: return "pattern ${value.pattern()} ${value.flags()}"
            case Calendar: return "calendar $value.time ${value.timeZone.ID} $value.lenient $value.firstDayOfWeek"
            case Date: return "${value.class.name} $value.time ${value instanceof java.sql.Timestamp ? value.nanos : ''}"
            case SortedSet: return "${natural(value) ? 'sorted ' : ''}set ${value.collect { of(it) }}"
            case SortedMap: return "${natural(value) ? 'sorted ' : ''}map ${value.entrySet().collect { of(it) }}"
            case Set: return "set ${value.collect { of(it) }}"
            case Map: return "map ${value.entrySet().collect { of(it) }}"
            case Collection: return "list ${value.collect { of(it) }}"
            case Enum: return "${value.declaringClass.name}.${value.name()}"
        }
        if (value.class.array) {
            return "array ${value.class.componentType.name.replace('groovy.lang.GString', 'java.lang.String')} ${(0..<java.lang.reflect.Array.getLength(value)).collect { of(java.lang.reflect.Array.get(value, it)) }}"
        }
        value.class.classLoader instanceof GroovyClassLoader ? ofFields(value) : "${value.class.name} $value"
    }

    private static String ofFields(Object value) {
        def fields = []
        for (Class<?> type = value.class; type != Object; type = type.superclass) {
            fields.addAll(type.declaredFields.findAll { !Modifier.isStatic(it.modifiers) && !Modifier.isTransient(it.modifiers) && !it.synthetic })
        }
        "${value.class.name} ${fields.collect { it.accessible = true; it.name + '=' + of(it.get(value)) }}"
    }

    private static String text(CharSequence value) {
        "'$value'"
    }

    private static boolean natural(Object sorted) {
        sorted.comparator() == null || sorted.comparator() == Comparator.naturalOrder()
    }
}
