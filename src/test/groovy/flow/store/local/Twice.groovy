package flow.store.local

import java.nio.file.Path

/** Classes that are loaded once more: with static fields of their own. */
class Twice {

    /** What a static method of the class says, loaded anew; its arguments and its answer are texts. */
    static String call(Class<?> type, String method, String... arguments) {
        def urls = System.getProperty('java.class.path').split(File.pathSeparator).collect { Path.of(it).toUri().toURL() } as URL[]
        new URLClassLoader(urls, new Shared()).withCloseable { loader ->
            loader.loadClass(type.name).getMethod(method, ([String] * arguments.length) as Class[]).invoke(null, arguments)
        }
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
