package flow.store

import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Method
import java.lang.reflect.Proxy

/**
 * A store whose answers get lost: what is asked of it is done, but now and then whoever asked is told that it failed. That may
 * happen at every method of the store, of what it writes with and of what it reads with. A run that could not be written is written
 * no more, as {@link RunWriter} says.
 */
class LostAnswers {
    private static final Set<String> NEVER = ['runId', 'start', 'toString', 'hashCode', 'equals'] as Set
    private static final Set<String> FINAL = ['append', 'print', 'sync'] as Set

    private final double share
    private final Random random
    final Map<String, Integer> lost = new TreeMap<>().asSynchronized()

    /** @param share of the answers that get lost, from 0 to 1 */
    LostAnswers(double share, long seed) {
        this.share = share
        this.random = new Random(seed)
    }

    Store of(Store store) {
        wrapped(store, Store)
    }

    private <T> T wrapped(T target, Class<T> type) {
        StoreFailure broken = null
        def handler = { Object proxy, Method method, Object[] arguments ->
            if (broken && method.name in FINAL) {
                throw broken.again()
            }
            def answer = answer(target, method, arguments)
            if (isLost(method)) {
                // Who was never told of a writer or reader cannot close it: their process is over, or as good as that.
                answer instanceof AutoCloseable && answer.close()
                def failure = new StoreFailure("the answer of ${type.simpleName}.${method.name} was lost")
                broken = method.name in FINAL ? failure : broken
                throw failure
            }
            switch (answer) {
                case RunWriter: return wrapped(answer, RunWriter)
                case RunReader: return wrapped(answer, RunReader)
                default: return answer
            }
        }
        type.cast(Proxy.newProxyInstance(type.classLoader, [type] as Class[], handler as java.lang.reflect.InvocationHandler))
    }

    private static Object answer(Object target, Method method, Object[] arguments) {
        try {
            method.invoke(target, arguments)
        } catch (InvocationTargetException failed) {
            throw failed.cause
        }
    }

    private boolean isLost(Method method) {
        if (method.name in NEVER) {
            return false
        }
        synchronized (random) {
            if (random.nextDouble() >= share) {
                return false
            }
        }
        lost.merge("${method.declaringClass.simpleName}.${method.name}".toString(), 1, Integer::sum)
        true
    }
}
