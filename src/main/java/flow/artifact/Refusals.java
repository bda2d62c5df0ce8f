package flow.artifact;

import groovy.lang.Closure;
import groovy.lang.ListWithDefault;
import groovy.lang.MapWithDefault;
import groovy.lang.Script;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why some values cannot be kept, and what to keep instead. */
final class Refusals {
    /**
     * @param reason the rest of a sentence that begins with the place
     * @param instead a sentence
     */
    record Reason(Class<?> type, String reason, String instead) {}

    /** Those that no field, no list and no map of the script's own makes any better. */
    private static final List<Reason> NEVER = List.of(
            new Reason(Closure.class, "is a closure", "Keep what it computes."),
            new Reason(Script.class, "is the script itself", "Keep the parts that are needed."),
            new Reason(Proxy.class, "is a closure in the shape of an interface", "Keep what it computes."),
            new Reason(
                    MapWithDefault.class,
                    "has a default closure (withDefault)",
                    "Keep its entries alone: [:] + the map."),
            new Reason(
                    ListWithDefault.class,
                    "has a default closure (withDefault)",
                    "Keep its elements alone: [] + the list."));

    private Refusals() {}

    /** @throws Refused when it is one of those that only look as if they could be kept */
    static void check(Object value) {
        Reason reason = find(NEVER, value);
        if (reason != null) {
            throw refused(value, reason);
        }
        if (value.getClass().isHidden()) {
            throw new Refused(value.getClass(), "is a lambda. Keep what it computes.");
        }
    }

    /** @throws Refused when it is a class of the script that has no values by themselves */
    static void checkDeclared(Class<?> type) {
        boolean inner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
        if (inner || type.isAnonymousClass() || type.isLocalClass()) {
            throw new Refused(
                    type,
                    "is of a class within another, which holds on to what is around it."
                            + " Declare the class by itself.");
        }
    }

    static Refused of(Object value) {
        for (List<Reason> reasons : List.of(NEVER, OtherRefusals.ALL)) {
            Reason reason = find(reasons, value);
            if (reason != null) {
                return refused(value, reason);
            }
        }
        return new Refused(
                value.getClass(),
                "is of a class that cannot be kept. Keep its parts in a map, a list or a class of your own.");
    }

    private static Refused refused(Object value, Reason reason) {
        return new Refused(value.getClass(), reason.reason() + ", which cannot be kept. " + reason.instead());
    }

    private static @Nullable Reason find(List<Reason> reasons, Object value) {
        for (Reason reason : reasons) {
            if (reason.type().isInstance(value)) {
                return reason;
            }
        }
        return null;
    }
}
