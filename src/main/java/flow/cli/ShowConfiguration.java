package flow.cli;

import flow.config.Configuration;
import flow.config.Setting;
import flow.config.Settings;
import flow.notify.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code flow config [KEY]}: every setting with its value and where that came from. */
final class ShowConfiguration implements Command {
    private static final List<String> KEYS =
            Settings.ALL.stream().map(Setting::key).toList();

    private final Surroundings surroundings;

    ShowConfiguration(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        Operand key = new Operand("KEY", false, KEYS, "Show the value of this setting only");
        return Syntax.of(
                "config",
                "Show every setting, its value and where that came from",
                List.of(key),
                Workspace.STORE,
                Workspace.PROFILE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        Workspace workspace = new Workspace(surroundings, null);
        Configuration configuration = workspace.announced(arguments);
        surroundings.out().print(result(configuration.entries(), arguments));
        return ExitCode.OK;
    }

    private static String result(List<Configuration.Entry> entries, Arguments arguments) {
        Optional<String> key = arguments.operand(0);
        List<Configuration.Entry> asked = entries.stream()
                .filter(entry ->
                        key.isEmpty() || key.get().equals(entry.setting().key()))
                .toList();
        if (arguments.has(Option.JSON)) {
            return JsonText.of(asked.stream().map(ShowConfiguration::asTree).toList());
        }
        return key.isPresent() ? value(asked.get(0)) + "\n" : table(asked);
    }

    private static Map<String, Object> asTree(Configuration.Entry entry) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("key", entry.setting().key());
        tree.put("value", value(entry));
        tree.put("origin", entry.origin());
        tree.put("variable", entry.setting().variable());
        tree.put("help", entry.setting().help());
        return tree;
    }

    /** Of a secret what may be seen. */
    private static Object value(Configuration.Entry entry) {
        String text = entry.value().toString();
        return entry.setting().isSecret() && !text.isEmpty() ? Key.of(text).toString() : entry.value();
    }

    private static String table(List<Configuration.Entry> entries) {
        List<List<String>> rows = entries.stream()
                .map(entry -> List.of(entry.setting().key(), shown(value(entry)), entry.origin()))
                .toList();
        return Columns.of(rows);
    }

    private static String shown(Object value) {
        return value.toString().isEmpty() ? "(none)" : value.toString();
    }
}
