package flow.cli;

import flow.script.OwnCode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Libraries that few commands need. They stand apart from the others, in {@code lib/NAME}, and are opened only then; what they are
 * needed for is a service.
 */
final class ApartLibraries {
    private static final Map<String, Optional<ClassLoader>> LOADERS = new ConcurrentHashMap<>();

    private final String name;

    /** @param name of their folder; a word that is none has no libraries */
    ApartLibraries(String name) {
        this.name = name;
    }

    /** The first service that is wanted, from the class path or else from those libraries. */
    <S> Optional<S> service(Class<S> type, Predicate<S> isWanted) {
        ClassLoader own = ApartLibraries.class.getClassLoader();
        return service(type, isWanted, own).or(() -> loader().flatMap(loader -> service(type, isWanted, loader)));
    }

    /** One for all: classes that were loaded stay. */
    private Optional<ClassLoader> loader() {
        return LOADERS.computeIfAbsent(
                name, none -> jars().map(jars -> new URLClassLoader(jars, ApartLibraries.class.getClassLoader())));
    }

    private static <S> Optional<S> service(Class<S> type, Predicate<S> isWanted, ClassLoader loader) {
        return ServiceLoader.load(type, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(isWanted)
                .findFirst();
    }

    /** Empty where there is no such folder. */
    private Optional<URL[]> jars() {
        boolean isName = name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
        Path folder = OwnCode.place()
                .map(jar -> jar.resolveSibling("lib").resolve(isName ? name : "none"))
                .orElse(null);
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> jars = Files.list(folder)) {
            List<URL> urls = new ArrayList<>();
            for (Path jar : jars.sorted().toList()) {
                urls.add(jar.toUri().toURL());
            }
            return Optional.of(urls.toArray(URL[]::new));
        } catch (IOException unreadable) {
            throw new UsageFault("the libraries in " + folder + " cannot be read: " + unreadable.getMessage());
        }
    }
}
