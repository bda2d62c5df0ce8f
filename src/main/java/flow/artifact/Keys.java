package flow.artifact;

import groovy.lang.GString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which maps are objects in JSON. */
final class Keys {
    /** Of these it is known that they hold no key twice, as the maps that come back. */
    private static final Set<Class<?>> MAPS = Set.of(HashMap.class, LinkedHashMap.class, TreeMap.class);

    private Keys() {}

    /** Whether every key is a text of its own, and none looks like a tag. */
    static boolean arePlain(Map<?, ?> map) {
        boolean strings = MAPS.contains(map.getClass());
        for (Object key : map.keySet()) {
            if (!(key instanceof String || key instanceof GString) || !isName(key.toString())) {
                return false;
            }
            strings &= key instanceof String;
        }
        return strings || areDifferentTexts(map.keySet());
    }

    private static boolean isName(String text) {
        return (text.isEmpty() || text.charAt(0) != Encodings.TAG) && isUnicode(text);
    }

    /** Texts of Java can hold halves of characters, which readers of JSON take in values but not in names. */
    private static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && Character.charCount(text.codePointAt(i++)) == 1) {
                return false;
            }
        }
        return true;
    }

    private static boolean areDifferentTexts(Set<?> keys) {
        Set<String> texts = new HashSet<>();
        for (Object key : keys) {
            if (!texts.add(key.toString())) {
                return false;
            }
        }
        return true;
    }

    /** Whether no two keys can be equal once they come back. */
    static boolean areDifferent(Map<?, ?> map) {
        if (!MAPS.contains(map.getClass())) {
            return false;
        }
        for (@Nullable Object key : map.keySet()) {
            if (!Values.isImmutable(key)) {
                return false;
            }
        }
        return true;
    }
}
