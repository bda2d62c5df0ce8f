package flow.cli;

import flow.codepackage.UnpackedPackage;
import flow.config.ConfigTrees;
import flow.config.Configuration;
import flow.config.Settings;
import flow.dsl.ConfigSource;
import flow.graph.Config;
import flow.graph.Flow;
import flow.graph.StepOptions;
import flow.prepare.ScriptConfigs;
import flow.prepare.ScriptProblems;
import flow.problem.ProblemException;
import flow.script.LoadOptions;
import flow.script.LoadedScript;
import flow.script.ScriptLoader;
import flow.script.UnreadableScript;
import flow.script.library.LibraryResolver;
import flow.script.library.LibrarySettings;
import flow.script.library.MavenFolders;
import flow.store.RunReader;
import flow.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Loads and checks the script of a command. */
final class Scripts {
    static final Option CONFIG = Option.value("--config", "NAME=FILE", "Read a config of the script from this file")
            .many();

    private static final String ENDING = ".flow.groovy";

    private final Surroundings surroundings;
    private final Configuration configuration;

    Scripts(Surroundings surroundings, Configuration configuration) {
        this.surroundings = surroundings;
        this.configuration = configuration;
    }

    /**
     * @param typed the script as on the command line
     * @param with options for every step that does not say otherwise
     * @throws UsageFault when there is no such script, or {@code --config} names what it does not have
     * @throws ProblemException with all problems of the first stage that found an error
     */
    LoadedScript load(String typed, Arguments arguments, StepOptions with) {
        return load(typed, arguments, with, configs -> configs);
    }

    private LoadedScript load(
            String typed, Arguments arguments, StepOptions with, UnaryOperator<ConfigSource> configs) {
        Path script = surroundings.typed(typed);
        if (Files.isRegularFile(script) && !typed.endsWith(ENDING)) {
            throw new UsageFault("a script is called NAME" + ENDING + ", not '" + typed + "'; rename it");
        }
        ConfigTrees trees = new ConfigTrees(surroundings.folder(), files(arguments), surroundings.environment());
        LoadOptions options = new LoadOptions(
                surroundings.folder(),
                cache().resolve("scripts"),
                configs.apply(new ScriptConfigs(trees, script.getParent(), path -> ShownPath.of(surroundings, path))),
                with,
                libraries()::resolve,
                surroundings.output().out());
        try {
            LoadedScript loaded = new ScriptLoader(options).load(Path.of(typed));
            checkConfigs(trees, loaded);
            return loaded;
        } catch (UnreadableScript unreadable) {
            throw new UsageFault(unreadable.getMessage());
        }
    }

    /** The same, without any error that could be found before it runs; its warnings are printed. */
    LoadedScript sound(String typed, Arguments arguments, StepOptions with, ProblemReport report) {
        return sound(load(typed, arguments, with), report);
    }

    /**
     * The same for a run that is resumed, with the configs that it had.
     *
     * @throws UsageFault also when that was one of another flow
     */
    LoadedScript resumed(String typed, Arguments arguments, StepOptions with, RunReader origin, ProblemReport report) {
        LoadedScript script = sound(load(typed, arguments, with, now -> KeptConfigs.ofRun(origin, now)), report);
        requireSameFlow(script.flow(), origin);
        return script;
    }

    /**
     * The script in a code package, for a task of a run: nothing is fetched, and nothing but the package is looked at.
     *
     * @param unpacked see {@link #fetched}
     * @param run with the configs that it began with; empty when it has not begun
     */
    LoadedScript ofPackage(UnpackedPackage unpacked, StepOptions with, Optional<RunReader> run) {
        Path folder = unpacked.script().getParent();
        ConfigTrees trees = new ConfigTrees(folder, Map.of(), Map.of());
        MavenFolders maven = MavenFolders.of(surroundings.environment(), System.getProperties())
                .withLocalRepository(unpacked.libraries());
        LibrarySettings settings = new LibrarySettings(maven, List.of(), true, cache());
        LoadOptions options = new LoadOptions(
                folder,
                cache().resolve("scripts"),
                configsOf(
                        run,
                        KeptConfigs.ofPackage(unpacked.configs(), new ScriptConfigs(trees, folder, Path::toString))),
                with,
                new LibraryResolver(settings, surroundings.err())::resolve,
                surroundings.output().out());
        LoadedScript script = new ScriptLoader(options).load(unpacked.script().getFileName());
        run.ifPresent(there -> requireSameFlow(script.flow(), there));
        return script;
    }

    /** The package of that digest, which the store has, on this machine. */
    UnpackedPackage fetched(String digest, Store store) {
        return FetchedPackage.of(store.packages(), digest, cache());
    }

    /** The same for a task of a run, whose warnings were told when that began. */
    LoadedScript ofRun(String typed, Arguments arguments, StepOptions with, Optional<RunReader> run) {
        LoadedScript script = load(typed, arguments, with, now -> configsOf(run, now));
        run.ifPresent(there -> requireSameFlow(script.flow(), there));
        return script;
    }

    private static ConfigSource configsOf(Optional<RunReader> run, ConfigSource now) {
        return run.<ConfigSource>map(there -> KeptConfigs.ofRun(there, now)).orElse(now);
    }

    private static void requireSameFlow(Flow flow, RunReader origin) {
        if (!flow.name().equals(origin.start().flow())) {
            throw new UsageFault("run " + origin.runId() + " is one of flow '"
                    + origin.start().flow() + "', and the script has flow '" + flow.name() + "'");
        }
    }

    private LoadedScript sound(LoadedScript loaded, ProblemReport report) {
        surroundings.err().print(report.of(ScriptProblems.warnings(loaded)));
        return loaded;
    }

    private static Map<String, String> files(Arguments arguments) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String pair : arguments.values(CONFIG)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new UsageFault("'--config " + pair + "' names no file: write --config NAME=FILE");
            }
            if (files.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                throw new UsageFault("config '" + pair.substring(0, equals) + "' is given twice");
            }
        }
        return files;
    }

    private static void checkConfigs(ConfigTrees trees, LoadedScript loaded) {
        Set<String> declared =
                loaded.flow().configs().stream().map(Config::name).collect(Collectors.toSet());
        List<String> faults = trees.strangers(declared).stream()
                .map(name -> Unknown.config(name, declared))
                .toList();
        if (!faults.isEmpty()) {
            throw new UsageFault(faults);
        }
    }

    private LibraryResolver libraries() {
        MavenFolders maven = MavenFolders.of(surroundings.environment(), System.getProperties());
        boolean offline = configuration.value(Settings.OFFLINE);
        return new LibraryResolver(new LibrarySettings(maven, List.of(), offline, cache()), surroundings.err());
    }

    private Path cache() {
        String chosen = configuration.value(Settings.CACHE);
        String xdg = surroundings.environment().getOrDefault("XDG_CACHE_HOME", "");
        if (chosen.equals(Settings.CACHE.fallback()) && !xdg.isEmpty()) {
            return Path.of(xdg, "flow");
        }
        return ShownPath.resolve(surroundings, chosen);
    }
}
