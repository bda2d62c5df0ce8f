package flow.config;

import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.ProblemException;
import flow.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every setting with its value and where that came from. The strongest origin wins: options, then the environment
 * ({@code FLOW_RUN_MAX_WORKERS}), the chosen profile, the project's file, the user's file, the default.
 */
public final class Configuration {

    /**
     * One setting as it holds.
     *
     * @param origin for people: {@code default}, {@code .flow/config.yaml:3}, {@code FLOW_STORE}, {@code --store}
     */
    public record Entry(Setting<?> setting, Object value, String origin) {}

    private final List<Setting<?>> settings;
    private final Map<String, Said> said;
    private final List<Problem> warnings;

    private Configuration(List<Setting<?>> settings, Map<String, Said> said, List<Problem> warnings) {
        this.settings = settings;
        this.said = said;
        this.warnings = warnings;
    }

    /**
     * @param files the weakest first
     * @param environment all variables of the process
     * @throws ProblemException F028 for values that are not of their setting's type, and a profile that no file has
     */
    public static Configuration of(List<SettingsFile> files, Map<String, String> environment, List<Flag> flags) {
        Layers layers = new Layers(files, environment, flags);
        Map<String, Said> said = new LinkedHashMap<>();
        Problems problems = new Problems();
        List<Setting<?>> settings = new ArrayList<>(Settings.ALL);
        layers.variables().forEach(name -> settings.add(Settings.variable(name)));
        for (Setting<?> setting : settings) {
            layers.strongest(setting).ifPresent(value -> {
                said.put(setting.key(), value);
                check(setting, value, problems);
            });
        }
        layers.unknown().forEach(problems::add);
        layers.missingProfile().ifPresent(problems::add);
        problems.throwIfErrors();
        return new Configuration(settings, said, problems.sorted());
    }

    public <T> T value(Setting<T> setting) {
        Said value = said.get(setting.key());
        return value == null ? setting.fallback() : setting.read(value.value()).orElseThrow();
    }

    /** What {@code env} shows in bodies beside the variables of the process, by name. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        settings.stream()
                .filter(setting -> setting.key().startsWith(Settings.ENVIRONMENT))
                .forEach(setting -> environment.put(
                        setting.key().substring(Settings.ENVIRONMENT.length()),
                        value(setting).toString()));
        return environment;
    }

    /** Every setting that there is, in the order of {@link Settings#ALL}; behind them the variables for bodies. */
    public List<Entry> entries() {
        return settings.stream().map(this::entry).toList();
    }

    /** Keys that mean nothing, with the nearest that does. */
    public List<Problem> warnings() {
        return warnings;
    }

    private Entry entry(Setting<?> setting) {
        Said value = said.get(setting.key());
        return new Entry(setting, value(setting), value == null ? "default" : value.origin());
    }

    private static void check(Setting<?> setting, Said said, Problems problems) {
        if (setting.read(said.value()).isPresent()) {
            return;
        }
        if (setting.isSecret()) {
            // Without its line, in which it stands.
            problems.add(Code.F028, Position.ofFile(said.origin()), "'" + setting.key() + "' is " + setting.type());
        } else {
            String message = "'" + setting.key() + "' is " + setting.type() + ", not '" + said.value() + "'";
            problems.add(Code.F028, said.position(), message);
        }
    }
}
