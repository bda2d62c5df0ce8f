package flow.script.syntax;

import java.beans.Introspector;
import java.util.List;
import java.util.Set;

/**
 * A part of a script that counts as a whole: a body, a method, a class, a field, a statement beside the words.
 *
 * @param texts its code, one token after the other
 * @param names that stand in it, whatever they mean
 * @param methods the names of all methods that it may call
 * @param values local variables as such, fields and properties by their names
 * @param assigned those of the values that it sets
 * @param types the simple names of classes whose static members it uses
 * @param everything whether it may use any member of the script
 */
record Piece(
        List<String> texts,
        Set<String> names,
        Set<String> methods,
        Set<Object> values,
        Set<Object> assigned,
        Set<String> types,
        boolean everything) {

    static Piece of(CodeText.Code code, Uses uses) {
        return new Piece(
                code.texts(),
                code.names(),
                uses.methods(),
                uses.named(),
                uses.assigned(),
                uses.types(),
                uses.everything());
    }

    /** Of which nothing but the text is known, and the names in it. */
    static Piece of(List<String> texts, Set<String> names) {
        return new Piece(texts, names, Set.of(), Set.of(), Set.of(), Set.of(), false);
    }

    /** Whether a name stands in it, whatever it means. */
    boolean mentions(String name) {
        return names.contains(name);
    }

    /** Whether it may call a method of that name, also as a property. */
    boolean calls(String method) {
        return methods.contains(method) || isAccess(method, "get") || isAccess(method, "set") || isAccess(method, "is");
    }

    private boolean isAccess(String method, String prefix) {
        if (!method.startsWith(prefix) || method.length() == prefix.length()) {
            return false;
        }
        String property = method.substring(prefix.length());
        return values.contains(property) || values.contains(Introspector.decapitalize(property));
    }

    /** Whether it may use a field of that name, also by calling a closure in it. */
    boolean uses(String field) {
        return everything || values.contains(field) || methods.contains(field);
    }
}
