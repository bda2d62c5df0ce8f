package flow.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * The JVM's own way to handle signals, {@code sun.misc.Signal}: open to everybody in the module {@code jdk.unsupported}, but javac
 * warns of it in a way that nothing silences, and here warnings are errors. So it is called by its name.
 */
final class SignalHandling {
    private SignalHandling() {}

    /**
     * Calls the action, in a thread of its own, at each such signal; where the process was started with the signal ignored, as
     * {@code nohup} does, it stays ignored.
     *
     * @param name without {@code SIG}
     * @return what puts the handling back that was there before; does nothing where the JVM leaves such signals alone (-Xrs)
     */
    static Runnable handle(String name, Runnable action) {
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    SignalHandling.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        action.run();
                        return null;
                    });
            Object before = set(name, handler, ours);
            return () -> {
                try {
                    set(name, handler, before);
                } catch (ReflectiveOperationException impossible) {
                    throw new IllegalStateException(impossible);
                }
            };
        } catch (InvocationTargetException refused) {
            return () -> {};
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object set(String name, Class<?> handlerType, Object handler) throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        return signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
    }
}
