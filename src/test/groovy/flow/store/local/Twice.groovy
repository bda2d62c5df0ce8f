package flow.store.local

import java.nio.file.Path

/** Classes that are loaded once more: with static fields of their own, as in another process. */
class Twice implements AutoCloseable {
    private final URLClassLoader loader
    private final Class<?> type

    /** @param type one whose static methods take and answer texts */
    Twice(Class<?> type) {
        def urls = System.getProperty('java.class.path').split(File.pathSeparator).collect { Path.of(it).toUri().toURL() } as URL[]
        loader = new URLClassLoader(urls, new Shared())
        this.type = loader.loadClass(type.name)
    }

    String call(String method, String... arguments) {
        type.getMethod(method, ([String] * arguments.length) as Class[]).invoke(null, arguments)
    }

    @Override
    void close() { loader.close() }

    /** What a static method of the class says, loaded anew. */
    static String call(Class<?> type, String method, String... arguments) {
        new Twice(type).withCloseable { it.call(method, arguments) }
    }

    /** Groovy and the JDK are there once. */
    private static class Shared extends ClassLoader {
        Shared() { super(ClassLoader.platformClassLoader) }

        @Override
        protected Class<?> findClass(String name) {
            if (name.startsWith('groovy.') || name.startsWith('org.codehaus.groovy.') || name.startsWith('org.apache.groovy.')) {
                return Twice.classLoader.loadClass(name)
            }
            throw new ClassNotFoundException(name)
        }
    }
}
