package flow.cli;

import flow.config.Configuration;
import flow.config.Setting;
import flow.config.Settings;
import flow.store.Store;
import flow.store.StoreKind;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stores elsewhere, whose libraries are opened only when such a place is named: see {@link ApartLibraries}. */
final class RemoteStores {

    /** @throws UsageFault for a place that there cannot be */
    Store open(String place, Configuration configuration) {
        String scheme = place.substring(0, place.indexOf("://"));
        StoreKind kind = new ApartLibraries(scheme)
                .service(StoreKind.class, one -> one.scheme().equals(scheme))
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
}
