package flow.script.library;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a script's libraries. What flow and a script must share, which is Java, Groovy and flow's own classes, comes
 * from flow. Everything else comes from the libraries first, so that a script gets the versions that it asked for, and not
 * those that flow happens to be made with.
 */
public final class LibraryClassLoader extends URLClassLoader {
    private static final List<String> SHARED =
            List.of("flow.", "groovy.", "groovyjarjar", "org.apache.groovy.", "org.codehaus.groovy.");
    private static final List<String> OF_JAVA =
            List.of("java", "jdk.", "sun.", "com.sun.", "org.w3c.", "org.xml.", "org.ietf.", "netscape.");
    private static final String SERVICES = "META-INF/services/";

    static {
        registerAsParallelCapable();
    }

    private @Nullable DatabaseDrivers drivers;

    private LibraryClassLoader(ResolvedLibraries libraries, ClassLoader flow) {
        super("libraries", urls(libraries.jars()), flow);
    }

    /**
     * Close it when the script is done: until then its database drivers are known to the whole process.
     *
     * @param flow sees flow's classes and Groovy's
     */
    public static LibraryClassLoader over(ResolvedLibraries libraries, ClassLoader flow) {
        LibraryClassLoader loader = new LibraryClassLoader(libraries, flow);
        if (loader.findResource(SERVICES + "java.sql.Driver") != null) {
            loader.drivers = DatabaseDrivers.announce(loader);
        }
        return loader;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (startsWithOne(SHARED, name) || startsWithOne(OF_JAVA, name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findAnew(name) : loaded;
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = isShared(name) ? null : findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    /**
     * The libraries' own, or, where they have none, flow's: a service of a library must not be offered what flow has for its
     * version of the same library.
     */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Enumeration<URL> own = findResources(name);
        return isShared(name) || !own.hasMoreElements() ? super.getResources(name) : own;
    }

    @Override
    public void close() throws IOException {
        if (drivers != null) {
            drivers.withdraw();
        }
        super.close();
    }

    private Class<?> findAnew(String name) throws ClassNotFoundException {
        try {
            return findClass(name);
        } catch (ClassNotFoundException e) {
            return getParent().loadClass(name);
        }
    }

    private static boolean isShared(String resource) {
        String dotted =
                resource.startsWith(SERVICES) ? resource.substring(SERVICES.length()) : resource.replace('/', '.');
        return startsWithOne(SHARED, dotted) || dotted.startsWith("META-INF.groovy.");
    }

    private static boolean startsWithOne(List<String> prefixes, String name) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static URL[] urls(List<Path> jars) {
        return jars.stream().map(LibraryClassLoader::url).toArray(URL[]::new);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("every file has an address", e);
        }
    }
}
