package flow.dsl;

import flow.graph.Codec;
import flow.graph.Config;
import flow.graph.Flow;
import flow.graph.Hook;
import flow.graph.Parameter;
import flow.graph.Project;
import flow.graph.Schedule;
import flow.graph.Starts;
import flow.graph.StepOptions;
import flow.graph.Trigger;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A flow that is being written. */
final class FlowDraft {
    private final Evaluation evaluation;
    private final Site site;
    private final String name;
    private final BlockDraft block;
    private final List<String> tags = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Config> configs = new ArrayList<>();
    private final List<Trigger> triggers = new ArrayList<>();
    private final List<Hook> hooks = new ArrayList<>();
    private final List<Codec> codecs = new ArrayList<>();
    private StepOptions eachStep = StepOptions.NONE;
    private @Nullable String description;
    private @Nullable Project project;
    private @Nullable Schedule schedule;

    FlowDraft(Evaluation evaluation, Site site, String name) {
        this.evaluation = evaluation;
        this.site = site;
        this.name = name;
        this.block = new BlockDraft(evaluation);
    }

    BlockDraft block() {
        return block;
    }

    void description(Site at, Object text) {
        description = evaluation.text(at, "0", text);
    }

    void tags(Site at, List<?> given) {
        for (int i = 0; i < given.size(); i++) {
            tags.add(evaluation.text(at, Integer.toString(i), given.get(i)));
        }
    }

    void project(Site at, Object text) {}

    void parameter(Site at, Map<String, ?> options, Object text) {}

    void schedule(Site at, Map<String, ?> options) {}

    void trigger(Site at, Map<String, ?> options, List<?> events) {}

    void triggerOnFinish(Site at, Map<String, ?> options, List<?> flows) {}

    void config(Site at, Map<String, ?> options, Object text) {
        Config config = new ConfigReader(at, evaluation).read(evaluation.text(at, "0", text), options);
        if (config != null) {
            configs.add(config);
            evaluation.declare(config);
        }
    }

    void onSuccess(Site at, Closure<?> body) {
        hooks.add(new Hook(at.position(), Hook.Occasion.SUCCESS, evaluation.body(at, "0", body)));
    }

    void onFailure(Site at, Closure<?> body) {
        hooks.add(new Hook(at.position(), Hook.Occasion.FAILURE, evaluation.body(at, "0", body)));
    }

    /** Several words complete each other; of two that say the same, the later one is a fault of its own. */
    void eachStep(Site at, Map<String, ?> options) {
        StepOptions read = new StepOptionsReader(at, evaluation.problems()).read(options);
        eachStep = eachStep.orElse(read);
    }

    void codec(Site at, Map<String, ?> options, Object type) {
        Codec codec = new CodecReader(at, evaluation.problems()).read(type, options);
        if (codec != null) {
            codecs.add(codec);
        }
    }

    Flow build() {
        StepOptions lower = eachStep.orElse(evaluation.with());
        return new Flow(
                name,
                site.value("0"),
                description,
                tags,
                project,
                new Starts(schedule, triggers),
                parameters,
                configs,
                block.build().withOptions(options -> options.orElse(lower)),
                hooks,
                codecs);
    }
}
