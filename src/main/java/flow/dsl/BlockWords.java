package flow.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.NamedParam;
import groovy.transform.stc.ClosureParams;
import groovy.transform.stc.SimpleType;
import java.util.List;
import java.util.Map;

/**
 * The words of every block: what stands in {@code flow}, {@code foreach}, {@code branch}, {@code when}, {@code otherwise} and
 * {@code repeat}. They follow each other in the order they are written; a fork is followed by its join.
 */
public class BlockWords extends Words {
    final BlockDraft block;

    BlockWords(Evaluation evaluation, BlockDraft block) {
        super(evaluation);
        this.block = block;
    }

    /**
     * Declares a step: one task an execution.
     *
     * <p>With {@code nodes: N} it is a gang: N tasks that run at the same time, each with
     * {@code current.parallel.nodeIndex}, {@code numNodes} and {@code mainAddress}; a gang is a fork, so a {@code join} follows.
     *
     * <pre>
     * step('load', retry: 3, timeout: '10 min') {
     *     rows = new File(source).readLines()
     * }
     * </pre>
     *
     * <p>{@code description:} a sentence for people.
     *
     * <p>{@code retry: 3} up to 3 more attempts, or {@code retry: [times: 3, delay: '10 s', factor: 2, maxDelay: '5 min', on:
     * [IOException]]}; the delay is 0 and the factor 1 unless said, {@code on:} lists the exceptions that are retried,
     * {@code retry: 0} says none, also to {@code eachStep} and {@code --with}.
     *
     * <p>{@code timeout: '90 s'} bounds one attempt; a bare number is seconds, {@code 0} says none.
     *
     * <p>{@code catchInto: 'failure'}: after the last attempt the artifact holds a description of the error ({@code type},
     * {@code message}, {@code stackTrace}, {@code kind}, {@code attempts}, {@code step}, {@code task}) and the flow goes on; it
     * is null when the step succeeded. Not on a step right before a {@code foreach} or {@code choose}.
     *
     * <p>{@code resources: [cpu: 4, memory: '16 GB', disk: '50 GB', gpu: 1]}: what the task needs, wherever it runs; a bare
     * number is MB (10^6 bytes), {@code 'GiB'} is 2^30, {@code cpu: '500m'} is half a processor.
     *
     * <p>{@code kubernetes: [cpu:, memory:, disk:, gpu:, gpuVendor:, image:, imagePullPolicy:, imagePullSecrets:,
     * serviceAccount:, namespace:, nodeSelector:, tolerations:, labels:, annotations:, secrets:, volumes:, sharedMemory:,
     * podSpecPatch:]}: how its pod looks once it is deployed; of {@code resources:} and {@code kubernetes:} the larger holds;
     * {@code false} says none. {@code batch: […]} likewise on AWS Batch.
     *
     * <p>{@code environment: [NAME: 'value']}: what {@code env.NAME} answers in the body.
     *
     * <p>{@code secrets: ['env:NAME', 'file:/path']}: what {@code secrets.NAME} answers; never stored.
     *
     * @param options how the task is run; all of them can be left out
     * @param name unique in the flow: letters, digits, {@code -} and {@code _}, at most 45, beginning with a letter
     * @param body what the task does; assigning an undeclared name in it creates an artifact
     */
    @Word
    public Chained step(
            @NamedParam(value = "description", type = String.class)
                    @NamedParam(value = "retry", type = Object.class)
                    @NamedParam(value = "timeout", type = Object.class)
                    @NamedParam(value = "catchInto", type = String.class)
                    @NamedParam(value = "resources", type = Map.class)
                    @NamedParam(value = "kubernetes", type = Object.class)
                    @NamedParam(value = "batch", type = Object.class)
                    @NamedParam(value = "environment", type = Map.class)
                    @NamedParam(value = "secrets", type = List.class)
                    @NamedParam(value = "nodes", type = Integer.class)
                    Map<String, ?> options,
            Object name,
            @DelegatesTo(value = TaskWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        block.step(site("step"), options, name, body);
        return new Chained("step");
    }

    /** Declares a step without options. */
    @Word
    public Chained step(
            Object name, @DelegatesTo(value = TaskWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        return step(Map.of(), name, body);
    }

    /**
     * Forks over a collection: the block runs once for each item, all at the same time as far as workers are free. In every
     * step of the block {@code input} is the item, {@code index} its number from 0, and the {@code as:} name the item too; a
     * {@code join} follows. An empty collection is legal: the block is skipped and the join gets no inputs. The items are
     * written down once, when the fork happens.
     *
     * <pre>
     * foreach('cities', as: 'city', maxParallel: 10) {
     *     step('fetch') { weather = fetch(city) }
     * }
     * join('collect') { inputs -&gt; all = inputs*.weather }
     * </pre>
     *
     * @param options {@code as:} a name for the item; {@code maxParallel:} how many branches of this fork run at a time
     * @param items the name of an artifact, a List parameter, an outer {@code as:} name or a path into a config
     *     ({@code 'cfg.regions'}); or a list or range written here. Lists, sets, maps (their entries), arrays and ranges are
     *     forked over; text is refused
     * @param block the steps of one branch
     */
    @Word
    public Chained foreach(
            @NamedParam(value = "as", type = String.class) @NamedParam(value = "maxParallel", type = Integer.class)
                    Map<String, ?> options,
            Object items,
            @DelegatesTo(value = BlockWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        this.block.foreach(site("foreach"), options, items, block);
        return new Chained("foreach");
    }

    /** Forks over a collection, the item being visible as {@code input} only. */
    @Word
    public Chained foreach(
            Object items, @DelegatesTo(value = BlockWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        return foreach(Map.of(), items, block);
    }

    /**
     * Forks into branches that run at the same time: every step and every {@code branch} in it is one. A {@code join} follows.
     *
     * <pre>
     * parallel {
     *     step('report') { html = render(total) }
     *     branch('publish') {
     *         step('pack') { archive = pack(total) }
     *         step('send') { sent = send(archive) }
     *     }
     * }
     * join('gather') { inputs -&gt; page = inputs.report.html; sent = inputs.publish.sent }
     * </pre>
     *
     * @param branches steps and branches only
     */
    @Word
    public Chained parallel(
            @DelegatesTo(value = ParallelWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> branches) {
        block.parallel(site("parallel"), branches);
        return new Chained("parallel");
    }

    /**
     * Joins the fork before it: one task that sees the ends of all branches. {@code inputs[i]} is a branch in the order of the
     * items, {@code inputs*.x} one name of all of them, {@code inputs.report.x} a name of a branch of {@code parallel};
     * {@code merge(inputs)} takes over what the branches agree on. What was set before the fork and left alone in all branches
     * is visible as before. After an empty fork {@code inputs} has size 0.
     *
     * <pre>
     * join('merge') { inputs -&gt;
     *     total = inputs*.result.sum(0)
     * }
     * </pre>
     *
     * @param options as for {@code step}, without {@code nodes}
     * @param name unique in the flow
     * @param body gets {@code inputs} as its parameter
     */
    @Word
    public Chained join(
            @NamedParam(value = "description", type = String.class)
                    @NamedParam(value = "retry", type = Object.class)
                    @NamedParam(value = "timeout", type = Object.class)
                    @NamedParam(value = "catchInto", type = String.class)
                    @NamedParam(value = "resources", type = Map.class)
                    @NamedParam(value = "kubernetes", type = Object.class)
                    @NamedParam(value = "batch", type = Object.class)
                    @NamedParam(value = "environment", type = Map.class)
                    @NamedParam(value = "secrets", type = List.class)
                    Map<String, ?> options,
            Object name,
            @DelegatesTo(value = TaskWords.class, strategy = Closure.DELEGATE_ONLY)
                    @ClosureParams(value = SimpleType.class, options = "flow.dsl.Inputs")
                    Closure<?> body) {
        block.join(site("join"), options, name, body);
        return new Chained("join");
    }

    /** Joins the fork before it, without options. */
    @Word
    public Chained join(
            Object name,
            @DelegatesTo(value = TaskWords.class, strategy = Closure.DELEGATE_ONLY)
                    @ClosureParams(value = SimpleType.class, options = "flow.dsl.Inputs")
                    Closure<?> body) {
        return join(Map.of(), name, body);
    }

    /**
     * Runs exactly one of several options; no join is needed, and what the taken option set is visible afterwards. The
     * conditions are asked in order, where the task before ends, and stop at the first true one.
     *
     * <pre>
     * choose {
     *     when({ total &lt; 1000 }) { step('small') { size = 's' } }
     *     otherwise              { step('large') { size = 'l' } }
     * }
     * </pre>
     *
     * @param options {@code when} and at most one {@code otherwise} only
     */
    @Word
    public Chained choose(
            @DelegatesTo(value = ChooseWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> options) {
        block.choose(site("choose"), options);
        return new Chained("choose");
    }

    /**
     * Repeats a block until a condition is true: the block runs, then {@code until} is asked, so it runs at least once.
     * Artifacts carry from one round to the next; {@code iteration} counts the rounds from 0.
     *
     * <pre>
     * repeat('refine', until: { error &lt; 0.01 }, atMost: 50) {
     *     step('iterate') { error = improve(error) }
     * }
     * </pre>
     *
     * @param options {@code until:} a closure that only reads; {@code atMost:} the largest number of rounds, both needed;
     *     {@code orFail: true} makes it a failure when {@code until} is still false after the last round, else it is a warning
     * @param name for ids and pictures; unique among the flow's steps
     * @param block the steps of one round
     */
    @Word
    public Chained repeat(
            @NamedParam(value = "until", type = Closure.class, required = true)
                    @NamedParam(value = "atMost", type = Integer.class, required = true)
                    @NamedParam(value = "orFail", type = Boolean.class)
                    Map<String, ?> options,
            Object name,
            @DelegatesTo(value = BlockWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        this.block.repeat(site("repeat"), options, name, block);
        return new Chained("repeat");
    }
}
