package flow.artifact;

import groovy.lang.Closure;
import groovy.lang.ListWithDefault;
import groovy.lang.MapWithDefault;
import groovy.lang.MetaClass;
import groovy.lang.Script;
import java.io.File;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Why some values cannot be kept, and what to keep instead. */
final class Refusals {
    /**
     * @param reason the rest of a sentence that begins with the place
     * @param instead a sentence
     */
    private record Reason(Class<?> type, String reason, String instead) {}

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

    private static final String IS_PLACE = "Keep what is there: file(path); or its text: .toString()";

    private static final List<Reason> OF_ITS_PROCESS = List.of(
            new Reason(Class.class, "is a class", "Keep its name."),
            new Reason(Member.class, "is a member of a class", "Keep its name."),
            new Reason(MetaClass.class, "is a class", "Keep its name."),
            new Reason(ClassLoader.class, "is a class loader", "Keep names of classes."),
            new Reason(Iterator.class, "can be read only once", "Keep what it gives: .toList()"),
            new Reason(Enumeration.class, "can be read only once", "Keep what it gives: .toList()"),
            new Reason(BaseStream.class, "can be read only once", "Keep what it gives: .toList()"),
            new Reason(Path.class, "is a place on this machine", IS_PLACE),
            new Reason(File.class, "is a place on this machine", IS_PLACE),
            new Reason(Thread.class, "is a thread", "Keep what it computes."),
            new Reason(Executor.class, "runs threads", "Keep what they compute."),
            new Reason(Future.class, "is a result that may not be there yet", "Keep what it gives: .get()"),
            new Reason(Process.class, "is a running program", "Keep its output: .text"),
            new Reason(AutoCloseable.class, "is open and has to be closed", "Keep what is read from it."));

    private Refusals() {}

    /** @throws Refused when it is one of those that only look as if they could be kept */
    static void check(Object value) {
        Reason reason = find(NEVER, value);
        if (reason != null) {
            throw refused(value, reason);
        }
        Class<?> type = value.getClass();
        if (type.isHidden()) {
            throw new Refused(type, "is a lambda. Keep what it computes.");
        }
        boolean inner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
        if (inner || type.isAnonymousClass() || type.isLocalClass()) {
            throw new Refused(
                    type,
                    "is of a class within another, which holds on to what is around it."
                            + " Declare the class by itself.");
        }
    }

    static Refused of(Object value) {
        for (List<Reason> reasons : List.of(NEVER, OF_ITS_PROCESS)) {
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
