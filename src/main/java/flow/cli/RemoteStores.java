package flow.cli;

import flow.config.Configuration;
import flow.config.Setting;
import flow.config.Settings;
import flow.script.OwnCode;
import flow.store.Store;
import flow.store.StoreKind;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Stores elsewhere. Their libraries stand apart from the others, in {@code lib/s3} for {@code s3://}, and are opened only when such a place is named. */
final class RemoteStores {

    /** @throws UsageFault for a place that there cannot be */
    Store open(String place, Configuration configuration) {
        String scheme = place.substring(0, place.indexOf("://"));
        StoreKind kind = kind(scheme)
                .orElseThrow(() -> new UsageFault(
                        "runs cannot be kept in '" + place + "': this release knows folders and s3://BUCKET/PREFIX"));
        try {
            return kind.open(place, settings(scheme, configuration));
        } catch (IllegalArgumentException none) {
            throw new UsageFault(String.valueOf(none.getMessage()));
        }
    }

    private static Map<String, String> settings(String scheme, Configuration configuration) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.ofStore(scheme)) {
            String name = setting.key().substring(Settings.section(scheme).length());
            settings.put(name, configuration.value(setting).toString());
        }
        return settings;
    }

    private static Optional<StoreKind> kind(String scheme) {
        ClassLoader own = RemoteStores.class.getClassLoader();
        return kind(scheme, own)
                .or(() -> libraries(scheme).flatMap(jars -> kind(scheme, new URLClassLoader(jars, own))));
    }

    private static Optional<StoreKind> kind(String scheme, ClassLoader loader) {
        return ServiceLoader.load(StoreKind.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(kind -> kind.scheme().equals(scheme))
                .findFirst();
    }

    /** Empty where there is no such folder. */
    private static Optional<URL[]> libraries(String scheme) {
        boolean isName = scheme.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
        Path folder = OwnCode.place()
                .map(jar -> jar.resolveSibling("lib").resolve(isName ? scheme : "none"))
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
