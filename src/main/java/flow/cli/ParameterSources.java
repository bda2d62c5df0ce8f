package flow.cli;

import flow.config.Tree;
import flow.config.TreeFormat;
import flow.graph.Parameter;
import flow.prepare.GivenParameter;
import flow.prepare.TextFile;
import flow.prepare.Unfit;
import flow.problem.Nearest;
import flow.problem.Problem;
import flow.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where values for parameters come from: what was typed, then the file of {@code --params}, then the environment. */
final class ParameterSources {
    private static final String VARIABLE = "FLOW_PARAM_";

    private final Surroundings surroundings;
    private final ParameterNames names;
    private boolean inputWasRead;

    ParameterSources(Surroundings surroundings, ParameterNames names) {
        this.surroundings = surroundings;
        this.names = names;
    }

    /**
     * By the parameter's name, the strongest source of each.
     *
     * @param file of {@code --params}; {@code -} is standard input
     * @throws UsageFault when something cannot be read, or names a parameter that is not there
     */
    Map<String, GivenParameter> given(List<TypedParameter> typed, Optional<String> file) {
        Map<String, GivenParameter> strongestLast = new LinkedHashMap<>();
        inEnvironment().forEach(given -> put(strongestLast, given));
        strongestLast.putAll(typed(typed, file));
        return strongestLast;
    }

    /** The same without the environment, which does not speak of one run. */
    Map<String, GivenParameter> typed(List<TypedParameter> typed, Optional<String> file) {
        Map<String, GivenParameter> strongestLast = new LinkedHashMap<>();
        file.ifPresent(name -> inFile(name).forEach(given -> put(strongestLast, given)));
        typed.forEach(one -> put(strongestLast, onCommandLine(one)));
        return strongestLast;
    }

    /** What to say about variables that are nearly a parameter's: others may belong to other flows. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (String variable : variables()) {
            String name = variable.substring(VARIABLE.length());
            if (names.find(name).isEmpty()) {
                Nearest.to(name, names.all())
                        .ifPresent(near -> warnings.add("no parameter belongs to the environment variable '" + variable
                                + "'; did you mean the one of '" + near + "'?"));
            }
        }
        return warnings;
    }

    private static void put(Map<String, GivenParameter> all, GivenParameter given) {
        all.put(given.parameter().name(), given);
    }

    private List<String> variables() {
        return surroundings.environment().keySet().stream()
                .filter(variable -> variable.startsWith(VARIABLE))
                .sorted()
                .toList();
    }

    private List<GivenParameter> inEnvironment() {
        List<GivenParameter> given = new ArrayList<>();
        for (String variable : variables()) {
            names.find(variable.substring(VARIABLE.length()))
                    .ifPresent(parameter -> given.add(
                            asTyped(parameter, surroundings.environment().get(variable))
                                    .from(variable)));
        }
        return given;
    }

    private List<GivenParameter> inFile(String file) {
        List<GivenParameter> given = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        tree(file).values().forEach((name, value) -> {
            Optional<Parameter> parameter = names.find(name);
            if (parameter.isEmpty()) {
                faults.add(file + ": " + Unknown.parameter(name, names.all()));
                return;
            }
            given.add(GivenParameter.value(parameter.get(), value, surroundings.folder())
                    .from(file));
        });
        if (!faults.isEmpty()) {
            throw new UsageFault(faults);
        }
        return given;
    }

    private Tree tree(String file) {
        boolean isInput = file.equals("-");
        String text = isInput ? input() : TextFile.read(surroundings.folder().resolve(file), file);
        TreeFormat format = isInput
                ? TreeFormat.YAML
                : TreeFormat.ofFile(file)
                        .orElseThrow(() -> new UsageFault("the ending of '" + file + "' does not tell how to read it;"
                                + " name it .yaml, .json, .toml or .properties"));
        try {
            return format.read(isInput ? "standard input" : file, text);
        } catch (ProblemException unreadable) {
            Problem problem = unreadable.problems().get(0);
            throw new UsageFault(problem.position() + ": " + problem.message());
        }
    }

    private GivenParameter onCommandLine(TypedParameter typed) {
        String text = typed.text();
        if (!typed.refers() || text.isEmpty()) {
            return asTyped(typed.parameter(), text);
        }
        boolean isRead = text.equals("-") || text.startsWith("@") && !text.startsWith("@@");
        String meant = text("parameter '" + typed.parameter().name() + "'", text);
        return isRead ? GivenParameter.text(typed.parameter(), meant, null) : asTyped(typed.parameter(), meant);
    }

    /**
     * What is meant by a text where {@code @FILE} and {@code -} stand for what is in the file and in standard input, and
     * {@code @@} for an {@code @}.
     *
     * @param what for messages, whose value it is
     * @throws UsageFault when it cannot be read
     */
    String text(String what, String typed) {
        if (typed.equals("-")) {
            return input();
        }
        if (typed.startsWith("@@")) {
            return typed.substring(1);
        }
        return typed.startsWith("@") ? contents(what, typed.substring(1)) : typed;
    }

    private String contents(String what, String file) {
        try {
            return TextFile.read(surroundings.folder().resolve(file), file);
        } catch (Unfit fault) {
            throw new UsageFault(what + ": " + fault.getMessage());
        }
    }

    private GivenParameter asTyped(Parameter parameter, String text) {
        return GivenParameter.text(parameter, text, surroundings.folder());
    }

    private String input() {
        if (inputWasRead) {
            throw new UsageFault("'-' is given twice, but there is only one standard input");
        }
        inputWasRead = true;
        return TextFile.read(surroundings.in());
    }
}
