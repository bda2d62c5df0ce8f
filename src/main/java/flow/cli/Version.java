package flow.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code flow version}: what this is and what it runs on. */
final class Version implements Command {
    private final Surroundings surroundings;

    Version(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("version", "Tell the version of flow and of the Java it runs on", List.of(), Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        if (arguments.has(Option.JSON)) {
            surroundings.out().print(JsonText.of(facts()));
            return ExitCode.OK;
        }
        printShort();
        surroundings.out().println("Java " + facts().get("java") + " in " + facts().get("javaHome"));
        return ExitCode.OK;
    }

    /** The line of {@code flow --version}. */
    void printShort() {
        surroundings.out().print("flow ");
        surroundings.out().println(number());
    }

    private static Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("flow", number());
        facts.put("java", System.getProperty("java.version"));
        facts.put("javaHome", System.getProperty("java.home"));
        return facts;
    }

    /** Written into the jar by the build; classes outside of a jar have none. */
    static String number() {
        @Nullable String number = Version.class.getPackage().getImplementationVersion();
        return number == null ? "(not built)" : number;
    }
}
