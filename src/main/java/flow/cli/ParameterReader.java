package flow.cli;

import flow.graph.Flow;
import flow.graph.Parameter;
import flow.prepare.GivenParameter;
import flow.prepare.ParameterValues;
import flow.prepare.Unfit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a flow from everywhere at once. */
final class ParameterReader {
    private final Surroundings surroundings;
    private final Syntax syntax;

    /** @param syntax of the command, whose options may have been meant instead */
    ParameterReader(Surroundings surroundings, Syntax syntax) {
        this.surroundings = surroundings;
        this.syntax = syntax;
    }

    /**
     * A value for every parameter, in the order of the script.
     *
     * @param branch that the run belongs to
     * @param script absolute
     * @param pairs of {@code -p}
     * @param file of {@code --params}
     * @param weakest what holds where nothing else is given
     * @throws UsageFault with everything that is wrong
     */
    Map<String, @Nullable Object> read(
            Flow flow,
            ProjectBranch branch,
            Path script,
            ScriptArguments typed,
            List<String> pairs,
            Optional<String> file,
            Map<String, GivenParameter> weakest) {
        try {
            Map<String, GivenParameter> given = new LinkedHashMap<>(weakest);
            given.putAll(given(flow.parameters(), typed, pairs, file));
            return new ParameterValues(
                            flow, surroundings.user(), branch.name(), branch.isProduction(), script.getParent())
                    .of(given);
        } catch (Unfit unfit) {
            throw new UsageFault(unfit.messages()).see("flow run " + typed.script() + " --help");
        } catch (UsageFault fault) {
            throw fault.see("flow run " + typed.script() + " --help");
        }
    }

    /**
     * What was given from everywhere, the strongest of each; none of it converted.
     *
     * @throws UsageFault with everything that is wrong
     */
    Map<String, GivenParameter> given(
            List<Parameter> parameters, ScriptArguments typed, List<String> pairs, Optional<String> file) {
        ParameterNames names = new ParameterNames(parameters);
        ParameterSources sources = new ParameterSources(surroundings, names);
        List<TypedParameter> onCommandLine =
                new ParameterArguments(names, syntax.optionNames(), typed.others()).read(pairs);
        sources.warnings().forEach(warning -> surroundings.err().println("warning: " + warning));
        return sources.given(onCommandLine, file);
    }
}
