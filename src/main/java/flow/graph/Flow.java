package flow.graph;

import flow.problem.Position;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A whole workflow, as everything behind the script sees it.
 *
 * @param project null when it belongs to none
 */
public record Flow(
        String name,
        Position position,
        @Nullable String description,
        List<String> tags,
        @Nullable Project project,
        Starts starts,
        List<Parameter> parameters,
        List<Config> configs,
        Block block,
        List<Hook> hooks,
        List<Codec> codecs,
        List<Notification> notifications) {

    public Flow {
        tags = List.copyOf(tags);
        parameters = List.copyOf(parameters);
        configs = List.copyOf(configs);
        hooks = List.copyOf(hooks);
        codecs = List.copyOf(codecs);
        notifications = List.copyOf(notifications);
    }

    /** A flow of whose runs nobody is told. */
    public Flow(
            String name,
            Position position,
            @Nullable String description,
            List<String> tags,
            @Nullable Project project,
            Starts starts,
            List<Parameter> parameters,
            List<Config> configs,
            Block block,
            List<Hook> hooks,
            List<Codec> codecs) {
        this(name, position, description, tags, project, starts, parameters, configs, block, hooks, codecs, List.of());
    }

    /** A flow that only people start, in no project, without hooks and codecs. */
    public Flow(
            String name,
            Position position,
            @Nullable String description,
            List<String> tags,
            List<Parameter> parameters,
            List<Config> configs,
            Block block) {
        this(name, position, description, tags, null, Starts.BY_HAND, parameters, configs, block, List.of(), List.of());
    }

    /** The same, with every step, gang and join changed. */
    public Flow withTasks(UnaryOperator<TaskNode> change) {
        return new Flow(
                name,
                position,
                description,
                tags,
                project,
                starts,
                parameters,
                configs,
                block.withTasks(change),
                hooks,
                codecs,
                notifications);
    }

    public Optional<Parameter> parameter(String parameter) {
        return parameters.stream().filter(one -> one.name().equals(parameter)).findFirst();
    }

    /** Every step, gang and join, in the order they were written. */
    public List<TaskNode> tasks() {
        return block.allTasks().toList();
    }
}
