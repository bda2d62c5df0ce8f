package flow.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.NamedParam;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The words that stand directly in {@code flow}, besides those of every block. */
public final class FlowWords extends BlockWords {
    private final FlowDraft draft;

    FlowWords(Evaluation evaluation, FlowDraft draft) {
        super(evaluation, draft.block());
        this.draft = draft;
    }

    /**
     * Says in a sentence or two what the flow is for.
     *
     * @param text shown by {@code flow show}, in the UI, and beside what was deployed
     */
    @Word
    public Chained description(Object text) {
        draft.description(site("description"), text);
        return new Chained("description");
    }

    /**
     * Labels every run of the flow.
     *
     * @param tags texts, or one list of texts; at most 50, each at most 500 characters
     */
    @Word
    public Chained tags(Object... tags) {
        boolean oneList = tags.length == 1 && tags[0] instanceof Collection;
        draft.tags(site("tags"), oneList ? List.copyOf((Collection<?>) tags[0]) : Arrays.asList(tags));
        return new Chained("tags");
    }

    /**
     * Gives deployments of this flow the name {@code project.branch.flow}, where branch is {@code user.<name>} by default,
     * {@code test.X} with {@code --branch X}, {@code prod} with {@code --production}.
     *
     * @param name lower-case letters, digits and {@code _}
     */
    @Word
    public Chained project(Object name) {
        draft.project(site("project"), name);
        return new Chained("project");
    }

    /**
     * Declares a typed input, read-only in bodies. {@code flow run} takes it as {@code --name value} or
     * {@code -p name=value}.
     *
     * <pre>
     * parameter 'alpha', type: Double, default: 0.01, help: 'Learning rate'
     * parameter 'mode', choices: ['fast', 'exact'], default: 'fast'
     * parameter 'day', type: LocalDate, required: true
     * </pre>
     *
     * @param options {@code type:} String, Integer, Long, Double, BigDecimal, Boolean, LocalDate, Duration, Json, List, Path, or
     *     File (the text of a file), by default the class of {@code default:}, else String; {@code default:} a value, or a
     *     closure of the deploy context that is called once when a run starts or the flow is deployed; {@code required: true}
     *     when a value must be given (with neither, it is null); {@code help:} one line; {@code choices:} the only values allowed
     * @param name a Groovy identifier, unique ignoring case
     */
    @Word
    public Chained parameter(
            @NamedParam(value = "type", type = Class.class)
                    @NamedParam(value = "default", type = Object.class)
                    @NamedParam(value = "required", type = Boolean.class)
                    @NamedParam(value = "help", type = String.class)
                    @NamedParam(value = "choices", type = List.class)
                    Map<String, ?> options,
            Object name) {
        draft.parameter(site("parameter"), options, name);
        return new Chained("parameter");
    }

    /** Declares a text input that is null unless given. */
    @Word
    public Chained parameter(Object name) {
        return parameter(Map.of(), name);
    }

    /**
     * Declares a read-only tree that is known while the graph is built, so that it can be used in options and can shape the
     * graph: {@code cfg.image}, {@code cfg['image']}. A missing key is an error. Written above its use.
     *
     * <pre>
     * config 'cfg', file: 'training.yaml', default: [image: 'python:3.12', regions: ['north']]
     * </pre>
     *
     * @param options {@code file:} YAML, JSON, TOML or properties by its ending, relative to the script; {@code default:} a map
     *     that holds when there is no file; {@code parser:} a closure from the file's text to a map. {@code --config name=file}
     *     and {@code FLOW_CONFIG_NAME} choose another file
     * @param name a Groovy identifier
     */
    @Word
    public Chained config(
            @NamedParam(value = "file", type = String.class)
                    @NamedParam(value = "default", type = Map.class)
                    @NamedParam(value = "parser", type = Closure.class)
                    Map<String, ?> options,
            Object name) {
        draft.config(site("config"), options, name);
        return new Chained("config");
    }

    /**
     * Brings libraries from Maven repositories onto the class path, as {@code dependency} outside of the flow does.
     *
     * @param options as there
     * @param libraries as there: {@code 'group:name:version'}
     */
    @Word
    public Chained dependency(
            @NamedParam(value = "group", type = String.class)
                    @NamedParam(value = "name", type = String.class)
                    @NamedParam(value = "version", type = String.class)
                    @NamedParam(value = "classifier", type = String.class)
                    @NamedParam(value = "ext", type = String.class)
                    @NamedParam(value = "transitive", type = Boolean.class)
                    @NamedParam(value = "exclude", type = Object.class)
                    Map<String, ?> options,
            Object... libraries) {
        site("dependency");
        return new Chained("dependency");
    }

    /** Brings libraries with all that they need. */
    @Word
    public Chained dependency(Object... libraries) {
        return dependency(Map.of(), libraries);
    }

    /**
     * Starts runs by the clock, once the flow is deployed. {@code flow schedule} shows when.
     *
     * <pre>
     * schedule daily: true
     * schedule cron: '0 4 * * *', timezone: 'America/New_York'
     * schedule crons: ['0 2 * * MON-FRI', '0 6 * * SAT']
     * schedule hourly: true, concurrency: 'forbid', missed: 'none'
     * </pre>
     *
     * @param options one of {@code hourly: true}, {@code daily: true}, {@code weekly: true}, {@code cron:}, {@code crons:};
     *     {@code timezone:} a name such as {@code 'Europe/Berlin'}, UTC by default. Unix crons have 5 fields, AWS and Quartz
     *     ones 6 or 7. {@code concurrency:} what happens when a run that the schedule started still goes on: {@code 'allow'}
     *     (default) starts another beside it, {@code 'forbid'} starts none, and the time counts as missed, {@code 'replace'} ends the
     *     one that goes on. {@code missed:} which times are started late, when nobody was there to start them: the
     *     {@code 'latest'} (default), {@code 'all'}, {@code 'none'}. {@code startingDeadline:} how late at most, {@code '1 h'} by default
     */
    @Word
    public Chained schedule(
            @NamedParam(value = "hourly", type = Boolean.class)
                    @NamedParam(value = "daily", type = Boolean.class)
                    @NamedParam(value = "weekly", type = Boolean.class)
                    @NamedParam(value = "cron", type = String.class)
                    @NamedParam(value = "crons", type = List.class)
                    @NamedParam(value = "timezone", type = String.class)
                    @NamedParam(value = "concurrency", type = String.class)
                    @NamedParam(value = "missed", type = String.class)
                    @NamedParam(value = "startingDeadline", type = String.class)
                    Map<String, ?> options) {
        draft.schedule(site("schedule"), options);
        return new Chained("schedule");
    }

    /**
     * Starts deployed runs by an event. Several {@code trigger} words: any of them.
     *
     * <pre>
     * trigger 'order-placed', parameters: [order: 'order.id']
     * trigger all: ['orders', 'prices'], reset: '0 0 * * *'
     * trigger 'push', source: 'github', where: ['ref': 'refs/heads/main'], rateLimit: '10 per minute'
     * </pre>
     *
     * @param options {@code parameters:} flow parameter to path in the payload (a single event without it fills parameters of
     *     equal names); {@code where:} a filter on the payload; {@code source:} the EventSource of an event that is none of flow's
     *     own, of which all that comes is the payload; {@code all:} or {@code any:} several events, each a name or
     *     {@code [event: 'a', source: 's', parameters: […], where: […]]}; {@code reset:} with {@code all:} a cron at which what
     *     came is forgotten, in {@code timezone:} (UTC); {@code rateLimit:} what is above waits its turn
     * @param event the event's name
     */
    @Word
    public Chained trigger(
            @NamedParam(value = "parameters", type = Map.class)
                    @NamedParam(value = "where", type = Map.class)
                    @NamedParam(value = "source", type = String.class)
                    @NamedParam(value = "all", type = List.class)
                    @NamedParam(value = "any", type = List.class)
                    @NamedParam(value = "reset", type = String.class)
                    @NamedParam(value = "timezone", type = String.class)
                    @NamedParam(value = "rateLimit", type = String.class)
                    Map<String, ?> options,
            Object event) {
        draft.trigger(site("trigger"), options, List.of(event));
        return new Chained("trigger");
    }

    /** Starts deployed runs by one event, whose fields fill parameters of equal names. */
    @Word
    public Chained trigger(Object event) {
        return trigger(Map.of(), event);
    }

    /** Starts deployed runs when all or any of several events came. */
    @Word
    public Chained trigger(
            @NamedParam(value = "parameters", type = Map.class)
                    @NamedParam(value = "where", type = Map.class)
                    @NamedParam(value = "source", type = String.class)
                    @NamedParam(value = "all", type = List.class)
                    @NamedParam(value = "any", type = List.class)
                    @NamedParam(value = "reset", type = String.class)
                    @NamedParam(value = "timezone", type = String.class)
                    @NamedParam(value = "rateLimit", type = String.class)
                    Map<String, ?> options) {
        draft.trigger(site("trigger"), options, List.of());
        return new Chained("trigger");
    }

    /**
     * Starts deployed runs when other flows end successfully; {@code current.trigger} shows the run that did.
     *
     * @param flows names, as {@code 'Flow'} (of the same project and branch) or {@code 'project.branch.Flow'}; several mean all
     */
    @Word
    public Chained triggerOnFinish(Object... flows) {
        draft.triggerOnFinish(site("triggerOnFinish"), Map.of(), Arrays.asList(flows));
        return new Chained("triggerOnFinish");
    }

    /**
     * Starts deployed runs when all or any of several flows end.
     *
     * @param options {@code all:} or {@code any:} lists of flows; {@code on:} {@code 'success'} (default) or {@code 'failure'};
     *     {@code reset:}, {@code timezone:} and {@code rateLimit:} as {@code trigger} has them
     * @param flows names, when neither {@code all:} nor {@code any:} is given
     */
    @Word
    public Chained triggerOnFinish(
            @NamedParam(value = "all", type = List.class)
                    @NamedParam(value = "any", type = List.class)
                    @NamedParam(value = "on", type = String.class)
                    @NamedParam(value = "reset", type = String.class)
                    @NamedParam(value = "timezone", type = String.class)
                    @NamedParam(value = "rateLimit", type = String.class)
                    Map<String, ?> options,
            Object... flows) {
        draft.triggerOnFinish(site("triggerOnFinish"), options, Arrays.asList(flows));
        return new Chained("triggerOnFinish");
    }

    /**
     * Runs once after the last task of a run that succeeded, as a task of its own; its failure is told and changes nothing. Several
     * run in the order in which they are written. They see parameters, configs and {@code current}, and set no artifacts.
     *
     * <pre>
     * onSuccess { run -> println "$run.flow took $run.took: ${run.artifacts.total.value}" }
     * </pre>
     *
     * @param body gets the run as its parameter: {@code id flow status startedAt endedAt took tags parameters steps failures
     *     artifacts}, and {@code run['train'][0]['model']} for the value of a task
     */
    @Word
    public Chained onSuccess(@DelegatesTo(value = TaskWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        draft.onSuccess(site("onSuccess"), body);
        return new Chained("onSuccess");
    }

    /**
     * Runs once after the last task of a run that failed, as {@code onSuccess} does after others; not after Ctrl-C.
     *
     * <pre>
     * onFailure { run -> println "$run.id failed in ${run.failures.first().step}" }
     * </pre>
     *
     * @param body gets the run as its parameter; {@code run.failures} are the tasks that failed, the root cause first
     */
    @Word
    public Chained onFailure(@DelegatesTo(value = TaskWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        draft.onFailure(site("onFailure"), body);
        return new Chained("onFailure");
    }

    /**
     * Tells people how a run ended, here and where the flow is deployed; not when it was ended by Ctrl-C or {@code flow terminate}. That a
     * message could not be sent is said, and changes nothing. Several words tell several channels in other ways.
     *
     * <pre>
     * notify onError: ['slack', 'pagerduty'], severity: 'critical'
     * notify onSuccess: 'slack', message: '{flow} is done after {took}'
     * notify onError: 'incident.io', incident: [source: '01GW2G3V0S59R238FAHPDS1R66', key: 'kubernetes:alerts/incident-key']
     * </pre>
     *
     * @param options {@code onError:} and {@code onSuccess:} {@code 'slack'}, {@code 'pagerduty'}, {@code 'incident.io'}, or a list
     *     of them; {@code message:} a text in which {@code {flow}}, {@code {run}}, {@code {status}}, {@code {step}}, {@code {task}},
     *     {@code {error}}, {@code {took}}, {@code {link}}, {@code {branch}} and {@code {user}} are filled in, and of which a line is
     *     left out when its placeholders have nothing to say; {@code severity:} {@code 'critical'}, {@code 'error'} (default),
     *     {@code 'warning'} or {@code 'info'}, for PagerDuty; {@code slack:}, {@code pagerduty:} and {@code incident:} where the address
     *     or key is kept, {@code 'env:NAME'}, {@code 'file:/path'} or {@code 'kubernetes:secret/key'}, if the configuration does not
     *     say it; or {@code incident:} a map with {@code source:}, the id of the alert source, {@code key:} and {@code metadata:}
     */
    @Word
    public Chained notify(
            @NamedParam(value = "onError", type = Object.class)
                    @NamedParam(value = "onSuccess", type = Object.class)
                    @NamedParam(value = "message", type = String.class)
                    @NamedParam(value = "severity", type = String.class)
                    @NamedParam(value = "slack", type = String.class)
                    @NamedParam(value = "pagerduty", type = String.class)
                    @NamedParam(value = "incident", type = Object.class)
                    Map<String, ?> options) {
        draft.tell(site("notify"), options);
        return new Chained("notify");
    }

    /**
     * Options for every step and join that does not set them itself, key by key.
     *
     * @param options as for {@code step}, without {@code nodes}, {@code catchInto} and {@code description}
     */
    @Word
    public Chained eachStep(
            @NamedParam(value = "retry", type = Object.class)
                    @NamedParam(value = "timeout", type = Object.class)
                    @NamedParam(value = "resources", type = Map.class)
                    @NamedParam(value = "kubernetes", type = Object.class)
                    @NamedParam(value = "batch", type = Object.class)
                    @NamedParam(value = "environment", type = Map.class)
                    @NamedParam(value = "secrets", type = List.class)
                    Map<String, ?> options) {
        draft.eachStep(site("eachStep"), options);
        return new Chained("eachStep");
    }

    /**
     * Teaches how values of a class are kept that flow cannot keep by itself.
     *
     * <pre>
     * codec(Model, write: { model, out -&gt; model.save(out) }, read: { input -&gt; Model.load(input) })
     * codec(Legacy, java: true)
     * </pre>
     *
     * @param options {@code write:} a closure of the value and an OutputStream, with {@code read:} a closure of an InputStream
     *     that gives the value; or {@code java: true} for Java serialisation, filtered to the run's own jars
     * @param type the class
     */
    @Word
    public Chained codec(
            @NamedParam(value = "write", type = Closure.class)
                    @NamedParam(value = "read", type = Closure.class)
                    @NamedParam(value = "java", type = Boolean.class)
                    Map<String, ?> options,
            Object type) {
        draft.codec(site("codec"), options, type);
        return new Chained("codec");
    }
}
