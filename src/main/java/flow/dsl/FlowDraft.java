package flow.dsl;

import flow.graph.Codec;
import flow.graph.Config;
import flow.graph.Flow;
import flow.graph.Hook;
import flow.graph.Notification;
import flow.graph.Parameter;
import flow.graph.Project;
import flow.graph.Schedule;
import flow.graph.Starts;
import flow.graph.StepOptions;
import flow.graph.Trigger;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
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
    private final List<Notification> notifications = new ArrayList<>();
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

    void project(Site at, Object text) {
        refuseSecond(at, project == null ? null : project.position(), "leave one of them out");
        project = new ProjectReader(at, evaluation.problems()).read(evaluation.text(at, "0", text));
    }

    void parameter(Site at, Map<String, ?> options, Object text) {
        Parameter parameter = new ParameterReader(at, evaluation).read(evaluation.text(at, "0", text), options);
        parameters.add(parameter);
        evaluation.declare(parameter);
    }

    void schedule(Site at, Map<String, ?> options) {
        refuseSecond(
                at,
                schedule == null ? null : schedule.position(),
                "put all times into one: schedule crons: ['0 2 * * *', '0 14 * * *']");
        schedule = new ScheduleReader(at, evaluation.problems()).read(options);
    }

    private void refuseSecond(Site at, @Nullable Position first, String hint) {
        if (first != null) {
            Problem second = Problem.of(Code.F005, at.position(), "'" + at.word() + "' stands here again", hint);
            evaluation.problems().add(second.withNote(first, "the first one"));
        }
    }

    void trigger(Site at, Map<String, ?> options, List<?> events) {
        keep(new TriggerReader(at, evaluation.problems()).read(options, events));
    }

    void triggerOnFinish(Site at, Map<String, ?> options, List<?> flows) {
        keep(new FinishReader(at, evaluation.problems()).read(options, flows));
    }

    private void keep(@Nullable Trigger trigger) {
        if (trigger != null) {
            triggers.add(trigger);
        }
    }

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

    void tell(Site at, Map<String, ?> options) {
        Notification notification = new NotifyReader(at, evaluation.problems()).read(options);
        if (notification != null) {
            notifications.add(notification);
        }
    }

    /** Several words complete each other; of two that say the same, the later one is a fault of its own. */
    void eachStep(Site at, Map<String, ?> options) {
        StepOptions read = new StepOptionsReader(at, evaluation.problems()).readCommon(options);
        eachStep = eachStep.orElse(read);
    }

    void codec(Site at, Map<String, ?> options, Object type) {
        Codec codec = new CodecReader(at, evaluation.script(), evaluation.problems()).read(type, options, codecs);
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
                block.build().withTasks(task -> task.withOptions(options -> options.orElse(lower))),
                hooks,
                codecs,
                notifications);
    }
}
