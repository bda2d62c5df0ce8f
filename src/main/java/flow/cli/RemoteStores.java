package flow.cli;

import flow.config.Configuration;
import flow.config.Setting;
import flow.config.Settings;
import flow.store.Store;
import flow.store.StoreKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Stores elsewhere, whose libraries are opened only when such a place is named: see {@link ApartLibraries}. */
final class RemoteStores {
    private static final Pattern KNOWN = Pattern.compile("s3://[^/]+(/.*)?");

    /** @throws UsageFault for a place of which this release knows that there is none; nothing is opened */
    static void require(String place) {
        if (!KNOWN.matcher(place).matches()) {
            throw unknown(place);
        }
    }

    private static UsageFault unknown(String place) {
        return new UsageFault(
                "runs cannot be kept in '" + place + "': this release knows folders and s3://BUCKET/PREFIX");
    }

    /** @throws UsageFault for a place that there cannot be */
    Store open(String place, Configuration configuration) {
        String scheme = place.substring(0, place.indexOf("://"));
        StoreKind kind = new ApartLibraries(scheme)
                .service(StoreKind.class, one -> one.scheme().equals(scheme))
                .orElseThrow(() -> unknown(place));
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
