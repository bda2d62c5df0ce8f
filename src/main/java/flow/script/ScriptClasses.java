package flow.script;

import java.util.Map;

/** Defines the classes of a compiled script when they are first needed. */
final class ScriptClasses extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;

    ScriptClasses(ClassLoader parent, Map<String, byte[]> classes) {
        super("script", parent);
        this.classes = Map.copyOf(classes);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
