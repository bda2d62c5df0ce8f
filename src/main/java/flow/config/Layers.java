package flow.config;

import flow.problem.Code;
import flow.problem.Nearest;
import flow.problem.Position;
import flow.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All origins of settings above the defaults, and who of them is the strongest. */
final class Layers {
    private static final String PROFILES = "profiles";
    private static final String VARIABLE = "FLOW_";
    private static final String OF_BODIES = VARIABLE + "ENVIRONMENT_";

    private final List<SettingsFile> strongestFirst;
    private final Map<String, String> environment;
    private final List<Flag> flags;
    private final Optional<Said> profile;

    Layers(List<SettingsFile> weakestFirst, Map<String, String> environment, List<Flag> flags) {
        strongestFirst = new ArrayList<>();
        weakestFirst.forEach(file -> strongestFirst.add(0, file));
        this.environment = environment;
        this.flags = flags;
        profile = first(Settings.PROFILE, "");
    }

    Optional<Said> strongest(Setting<?> setting) {
        if (setting == Settings.PROFILE || profile.isEmpty()) {
            return first(setting, "");
        }
        return first(setting, PROFILES + "." + profile.get().value() + ".");
    }

    /** The names of all variables that some origin sets for bodies, in alphabetical order. */
    Set<String> variables() {
        Set<String> names = new TreeSet<>();
        String chosen = PROFILES + "." + profile.map(Said::value).orElse("") + ".";
        for (SettingsFile file : strongestFirst) {
            leaves(file.tree().values(), "").keySet().stream()
                    .filter(path -> !path.startsWith(PROFILES + ".") || path.startsWith(chosen))
                    .map(Layers::withoutProfile)
                    .filter(Layers::isVariable)
                    .forEach(key -> names.add(key.substring(Settings.ENVIRONMENT.length())));
        }
        environment.keySet().stream()
                .filter(variable -> variable.startsWith(OF_BODIES) && variable.length() > OF_BODIES.length())
                .forEach(variable -> names.add(variable.substring(OF_BODIES.length())));
        return names;
    }

    /** A profile that was chosen and that no file has. */
    Optional<Problem> missingProfile() {
        if (profile.isEmpty()) {
            return Optional.empty();
        }
        String name = profile.get().value().toString();
        Set<String> names = profiles();
        if (names.contains(name)) {
            return Optional.empty();
        }
        String message = "there is no profile '" + name + "' in any configuration file";
        return Optional.of(Problem.of(Code.F028, profile.get().position(), message, whichThereAre(name, names)));
    }

    /** Keys and variables that look like settings and are none. */
    List<Problem> unknown() {
        List<Problem> found = new ArrayList<>();
        for (SettingsFile file : strongestFirst) {
            leaves(file.tree().values(), "")
                    .keySet()
                    .forEach(path -> unknownKey(file, path).ifPresent(found::add));
        }
        environment.keySet().stream()
                .flatMap(variable -> unknownVariable(variable).stream())
                .forEach(found::add);
        return found;
    }

    private Optional<Said> first(Setting<?> setting, String profileSection) {
        Stream<Supplier<Optional<Said>>> strongestFirst = Stream.of(
                () -> flag(setting),
                () -> variable(setting),
                () -> profileSection.isEmpty() ? Optional.empty() : inFiles(setting, profileSection),
                () -> inFiles(setting, ""));
        return strongestFirst.flatMap(layer -> layer.get().stream()).findFirst();
    }

    private Optional<Said> flag(Setting<?> setting) {
        return flags.stream()
                .filter(flag -> flag.setting() == setting)
                .findFirst()
                .map(flag -> new Said(flag.value(), flag.option(), Position.ofFile(flag.option())));
    }

    private Optional<Said> variable(Setting<?> setting) {
        String name = setting.variable();
        return Optional.ofNullable(environment.get(name))
                .filter(text -> !text.isEmpty())
                .map(text -> new Said(text, name, Position.ofFile(name)));
    }

    private Optional<Said> inFiles(Setting<?> setting, String section) {
        String path = section + setting.key();
        return strongestFirst.stream()
                .flatMap(file -> inFile(file, path).stream())
                .findFirst();
    }

    private static Optional<Said> inFile(SettingsFile file, String path) {
        Object value = file.tree().values();
        for (String part : path.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(part) : null;
        }
        if (value == null) {
            return Optional.empty();
        }
        Position at = file.tree().position(path, Position.ofFile(file.shownAs()));
        String profile = path.startsWith(PROFILES) ? ", profile " + path.split("\\.")[1] : "";
        return Optional.of(new Said(value, at.file() + ":" + at.line() + profile, at));
    }

    private Set<String> profiles() {
        Set<String> names = new LinkedHashSet<>();
        for (SettingsFile file : strongestFirst) {
            if (file.tree().values().get(PROFILES) instanceof Map<?, ?> profiles) {
                profiles.keySet().forEach(name -> names.add((String) name));
            }
        }
        return names;
    }

    /** By path; a map is a leaf only when it is empty or stands where a setting would. */
    private static Map<String, @Nullable Object> leaves(Map<?, ?> map, String prefix) {
        Map<String, @Nullable Object> leaves = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String path = prefix + key;
            if (value instanceof Map<?, ?> inner && !isSetting(path)) {
                leaves.putAll(leaves(inner, path + "."));
                return;
            }
            leaves.put(path, value);
        });
        return leaves;
    }

    private static Optional<Problem> unknownKey(SettingsFile file, String path) {
        if (isSetting(path)) {
            return Optional.empty();
        }
        Position at = file.tree().position(path, Position.ofFile(file.shownAs()));
        String key = withoutProfile(path);
        String hint = didYouMean(key, Settings.ALL.stream().map(Setting::key).toList());
        // A secret under a misspelt name is not shown either.
        Position shown = isLikeASecret(key) ? Position.ofFile(at.file() + ":" + at.line()) : at;
        return Optional.of(Problem.of(Code.W107, shown, "there is no setting '" + key + "'", hint));
    }

    private static boolean isLikeASecret(String key) {
        List<String> names = Settings.ALL.stream()
                .filter(Setting::isSecret)
                .map(setting -> lastPart(setting.key()))
                .toList();
        String name = lastPart(key);
        return names.contains(name) || Nearest.to(name, names).isPresent();
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** Only what is nearly a setting's: other programs may call their variables {@code FLOW_…} too. */
    private static Optional<Problem> unknownVariable(String variable) {
        if (!variable.startsWith(VARIABLE)) {
            return Optional.empty();
        }
        List<String> known = Settings.ALL.stream()
                .map(setting -> setting.variable().substring(VARIABLE.length()))
                .toList();
        String name = variable.substring(VARIABLE.length());
        if (known.contains(name) || variable.startsWith(OF_BODIES)) {
            return Optional.empty();
        }
        String message = "no setting belongs to the environment variable '" + variable + "'";
        return Nearest.to(name, known)
                .map(near -> Problem.of(
                        Code.W107, Position.ofFile(variable), message, "did you mean '" + VARIABLE + near + "'?"));
    }

    private static boolean isSetting(String path) {
        String key = withoutProfile(path);
        return isVariable(key)
                || Settings.ALL.stream().anyMatch(setting -> setting.key().equals(key));
    }

    /** {@code environment.REGION}; never anything further inside. */
    private static boolean isVariable(String key) {
        return key.startsWith(Settings.ENVIRONMENT) && key.indexOf('.', Settings.ENVIRONMENT.length()) < 0;
    }

    /** {@code profiles.ci.run.max-workers} sets {@code run.max-workers}. */
    private static String withoutProfile(String path) {
        String[] parts = path.split("\\.", 3);
        return parts.length == 3 && parts[0].equals(PROFILES) ? parts[2] : path;
    }

    private static @Nullable String whichThereAre(String name, Set<String> names) {
        String near = didYouMean(name, names);
        return near != null || names.isEmpty() ? near : "there are " + String.join(", ", names);
    }

    private static @Nullable String didYouMean(String name, Collection<String> names) {
        return Nearest.to(name, names)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(null);
    }
}
