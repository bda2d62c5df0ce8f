package flow.cli;

import flow.config.Configuration;
import flow.config.Flag;
import flow.config.Setting;
import flow.config.Settings;
import flow.config.SettingsFile;
import flow.problem.ProblemException;
import flow.progress.Ink;
import flow.store.Store;
import flow.store.local.Durability;
import flow.store.local.LocalStore;
import flow.store.local.StoreLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a command works: the configuration that holds there, and the colours that it asks for. */
final class Workspace {

    /** Options that are settings. */
    private record SettingOption(Option option, Setting<?> setting) {}

    static final Option STORE = Option.value("--store", "PLACE", Settings.STORE.help());
    static final Option PROFILE = Option.value("--profile", "NAME", Settings.PROFILE.help());
    static final Option MAX_WORKERS = Option.value("--max-workers", "N", Settings.MAX_WORKERS.help());
    static final Option FAIL_FAST = Option.flag("--fail-fast", Settings.FAIL_FAST.help());
    static final Option DURABILITY = Option.choice("--durability", List.of("full", "fast"), Settings.DURABILITY.help());
    static final Option BRANCH = Option.value("--branch", "NAME", Settings.BRANCH.help());
    static final Option PRODUCTION = Option.flag("--production", Settings.PRODUCTION.help());
    static final Option OFFLINE = Option.flag("--offline", Settings.OFFLINE.help());

    static final Option NAMESPACE = Option.value("--namespace", "NAME", Settings.KUBERNETES_NAMESPACE.help())
            .or("-n");
    static final Option CONTEXT = Option.value("--context", "NAME", Settings.KUBERNETES_CONTEXT.help());

    private static final List<SettingOption> SETTING_OPTIONS = List.of(
            new SettingOption(STORE, Settings.STORE),
            new SettingOption(PROFILE, Settings.PROFILE),
            new SettingOption(MAX_WORKERS, Settings.MAX_WORKERS),
            new SettingOption(FAIL_FAST, Settings.FAIL_FAST),
            new SettingOption(DURABILITY, Settings.DURABILITY),
            new SettingOption(BRANCH, Settings.BRANCH),
            new SettingOption(PRODUCTION, Settings.PRODUCTION),
            new SettingOption(OFFLINE, Settings.OFFLINE),
            new SettingOption(NAMESPACE, Settings.KUBERNETES_NAMESPACE),
            new SettingOption(CONTEXT, Settings.KUBERNETES_CONTEXT));

    private final Surroundings surroundings;
    private final Path flowFolder;

    /** @param script where the script is; null for a command without one */
    Workspace(Surroundings surroundings, @Nullable Path script) {
        this.surroundings = surroundings;
        this.flowFolder = StoreLocation.findOrChoose(surroundings.folder(), script == null ? null : script.getParent());
    }

    /**
     * @throws UsageFault for an option that is not of its setting's type
     * @throws ProblemException F028 for faults in files and variables
     */
    Configuration configuration(Arguments arguments) {
        List<SettingsFile> weakestFirst = new ArrayList<>();
        read(userFolder().resolve("config.yaml")).ifPresent(weakestFirst::add);
        read(flowFolder.resolve("config.yaml")).ifPresent(weakestFirst::add);
        return Configuration.of(weakestFirst, surroundings.environment(), flags(arguments));
    }

    /**
     * The same for the command that does the work: what is odd about it is said.
     *
     * @throws UsageFault as {@link #configuration}
     * @throws ProblemException likewise
     */
    Configuration announced(Arguments arguments) {
        Configuration configuration = configuration(arguments);
        surroundings.err().print(report().of(configuration.warnings()));
        return configuration;
    }

    /** @throws UsageFault for a place that this release cannot use */
    Store store(Configuration configuration) {
        String chosen = configuration.value(Settings.STORE);
        if (chosen.contains("://")) {
            return new RemoteStores().open(chosen, configuration);
        }
        Durability durability =
                Durability.valueOf(configuration.value(Settings.DURABILITY).toUpperCase(Locale.ROOT));
        return new LocalStore(storeFolder(chosen), durability);
    }

    /**
     * Where runs are kept, by a name that holds anywhere.
     *
     * @throws UsageFault for a place that this release cannot use
     */
    String place(Configuration configuration) {
        String place = storePlace(configuration);
        if (place.contains("://")) {
            RemoteStores.require(place);
        }
        return place;
    }

    /**
     * The settings that hold here, as variables of a process that works for this one, but for secrets, which are of no use to tasks; the
     * store by a name that holds anywhere.
     */
    Map<String, String> variables(Configuration configuration) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.ALL) {
            if (!setting.isSecret()) {
                variables.put(setting.variable(), configuration.value(setting).toString());
            }
        }
        variables.put(Settings.STORE.variable(), storePlace(configuration));
        return variables;
    }

    /** What is set of the store besides its place, as variables of a process elsewhere. */
    Map<String, String> storeVariables(Configuration configuration) {
        String place = configuration.value(Settings.STORE);
        Map<String, String> variables = new LinkedHashMap<>();
        int scheme = place.indexOf("://");
        for (Setting<?> setting : scheme < 0 ? List.<Setting<?>>of() : Settings.ofStore(place.substring(0, scheme))) {
            String value = configuration.value(setting).toString();
            if (!value.equals(setting.fallback().toString())) {
                variables.put(setting.variable(), value);
            }
        }
        return variables;
    }

    private String storePlace(Configuration configuration) {
        String chosen = configuration.value(Settings.STORE);
        if (chosen.isBlank()) {
            throw new UsageFault("the store has no name: it is a folder, or s3://BUCKET/PREFIX");
        }
        return chosen.contains("://") ? chosen : storeFolder(chosen).toString();
    }

    private Path storeFolder(String chosen) {
        boolean searched = chosen.equals(Settings.STORE.fallback());
        return searched ? flowFolder : ShownPath.resolve(surroundings, chosen);
    }

    /** The {@code .flow} folder, which may not be there yet. */
    Path folder() {
        return flowFolder;
    }

    /** The colours that the configuration wants; as if it wanted none in particular while it has faults. */
    Ink ink() {
        try {
            Configuration configuration = configuration(Arguments.NONE);
            return ink(configuration.value(Settings.COLOR));
        } catch (ProblemException faulty) {
            return ink(Settings.COLOR.fallback());
        }
    }

    private Ink ink(String wish) {
        return Ink.of(wish, surroundings.terminal(), surroundings.environment());
    }

    /** Problems as they are shown here. */
    ProblemReport report() {
        return new ProblemReport(new Sources(surroundings), ink());
    }

    private Optional<SettingsFile> read(Path file) {
        return SettingsFile.read(file, ShownPath.of(surroundings, file));
    }

    private Path userFolder() {
        String chosen = surroundings.environment().getOrDefault("XDG_CONFIG_HOME", "");
        Path base = chosen.isEmpty() ? surroundings.home().resolve(".config") : Path.of(chosen);
        return base.resolve("flow");
    }

    private static List<Flag> flags(Arguments arguments) {
        List<Flag> flags = new ArrayList<>();
        for (SettingOption one : SETTING_OPTIONS) {
            arguments.value(one.option()).ifPresent(value -> flags.add(flag(one, value)));
        }
        return flags;
    }

    private static Flag flag(SettingOption one, String typed) {
        String value = one.option().takesValue() ? typed : "true";
        String name = one.option().name();
        if (one.setting().read(value).isEmpty()) {
            throw new UsageFault(name + " is " + one.setting().type() + ", not '" + value + "'");
        }
        return new Flag(name, one.setting(), value);
    }
}
