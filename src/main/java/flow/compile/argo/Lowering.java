package flow.compile.argo;

import flow.compile.Decided;
import flow.compile.argo.Units.Unit;
import flow.graph.Block;
import flow.graph.Branch;
import flow.graph.Choice;
import flow.graph.Deciders;
import flow.graph.Deciders.Decider;
import flow.graph.Flow;
import flow.graph.Foreach;
import flow.graph.Node;
import flow.graph.Parallel;
import flow.graph.Repeat;
import flow.graph.Step;
import flow.graph.TaskNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the blocks of a flow into DAGs. Every block is one task of its sequence, or lies flat in it, and has a condition under which
 * it is done; nothing that a DAG handed up is needed for that, but for loops of many rounds.
 */
final class Lowering {
    private final Deciders deciders;
    private final Units units;
    private final Pods pods;
    private final Depth depth;
    private final Derived derived = new Derived();
    private final List<DagTemplate> dags = new ArrayList<>();

    Lowering(Flow flow, Pods pods, Depth depth) {
        this.deciders = Deciders.of(flow);
        this.units = new Units(deciders);
        this.pods = pods;
        this.depth = depth;
    }

    /** The DAG of the whole flow first. */
    List<DagTemplate> lower(Flow flow) {
        Scope top = Scope.top();
        Lowered whole = block(flow.block(), top, "");
        List<DagTemplate> all = new ArrayList<>();
        all.add(DagTemplate.of(top.base(), Map.of(), whole.tasks()));
        all.addAll(dags);
        return all;
    }

    /** At most as many tasks as a DAG may have: longer sequences become DAGs that follow each other. */
    private Lowered block(Block block, Scope scope, String depends) {
        List<Unit> all = units.of(block);
        int size = all.stream().mapToInt(Unit::size).sum();
        if (size <= Units.MOST_TASKS) {
            return sequence(all, scope, depends);
        }
        return groups(all, scope, depends);
    }

    private Lowered groups(List<Unit> all, Scope scope, String depends) {
        List<DagTask> tasks = new ArrayList<>();
        String before = depends;
        for (List<Unit> group : Groups.of(all, Unit::size, Units.MOST_TASKS)) {
            Lowered lowered =
                    dag(derived.name(scope.base(), "group"), scope, before, inner -> sequence(group, inner, ""));
            tasks.addAll(lowered.tasks());
            before = lowered.done();
        }
        return new Lowered(tasks, before);
    }

    /** What a DAG of its own holds. */
    private interface Content {
        Lowered in(Scope inner);
    }

    /** A task that runs a DAG of its own, which is called like it. */
    private Lowered dag(String name, Scope scope, String depends, Content content) {
        Lowered inside = content.in(scope.inside(name));
        dags.add(DagTemplate.of(name, scope.inputs(), inside.tasks()));
        return Lowered.of(DagTask.of(name, name, depends, scope.arguments()));
    }

    private Lowered sequence(List<Unit> all, Scope scope, String depends) {
        List<DagTask> tasks = new ArrayList<>();
        String before = depends;
        for (Unit unit : all) {
            for (Node node : unit.nodes()) {
                Lowered lowered = node(node, scope, before);
                tasks.addAll(lowered.tasks());
                before = lowered.done();
            }
        }
        return new Lowered(tasks, before);
    }

    private Lowered node(Node node, Scope scope, String depends) {
        if (node instanceof TaskNode task) {
            return task(task, scope, depends);
        }
        if (node instanceof Parallel parallel) {
            return parallel(parallel, scope, depends);
        }
        if (node instanceof Repeat repeat) {
            return repeat(repeat, scope, depends);
        }
        return decided(node, scope, depends);
    }

    private Lowered task(TaskNode node, Scope scope, String depends) {
        depth.check(scope.depth(), node);
        boolean decides = deciders.decidedBy(node).isPresent();
        String name = ArgoNames.task(node.name());
        DagTask task = DagTask.of(name, pods.of(node, decides), depends, scope.arguments());
        if (node.options().catchInto() == null) {
            return Lowered.of(task);
        }
        return new Lowered(
                List.of(task, caught(name, scope)),
                Expressions.succeeded(name) + " || " + Expressions.succeeded(ArgoNames.handler(name)));
    }

    /** Takes the failure of a pod that did not live to tell. Called like the step, but for a word that the runner leaves out. */
    private DagTask caught(String name, Scope scope) {
        Map<String, String> arguments = new LinkedHashMap<>(scope.arguments());
        arguments.put(Pods.STATUS, "{{tasks." + name + ".status}}");
        arguments.put(Pods.CODE, "{{=" + Expressions.task(name) + ".exitCode ?? ''}}");
        String lost = name + ".Failed || " + name + ".Errored";
        return DagTask.of(ArgoNames.handler(name), pods.caught(), lost, arguments);
    }

    private Lowered parallel(Parallel parallel, Scope scope, String depends) {
        if (units.isFlat(parallel)) {
            return branches(parallel.branches().stream()
                    .map(branch -> block(branch.block(), scope, depends))
                    .toList());
        }
        String first = ArgoNames.task(
                parallel.branches().get(0).block().firstTask().orElseThrow().name());
        List<Branch> all = parallel.branches();
        if (all.size() <= Units.MOST_TASKS) {
            return branches(
                    all.stream().map(branch -> apart(branch, scope, depends)).toList());
        }
        return branches(Groups.of(all, branch -> 1, Units.MOST_TASKS).stream()
                .map(group -> dag(
                        derived.name(first, "branches"),
                        scope,
                        depends,
                        inner -> branches(group.stream()
                                .map(branch -> apart(branch, inner, ""))
                                .toList())))
                .toList());
    }

    private Lowered apart(Branch branch, Scope scope, String depends) {
        String first = ArgoNames.task(branch.block().firstTask().orElseThrow().name());
        return dag(derived.name(first, "branch"), scope, depends, inner -> block(branch.block(), inner, ""));
    }

    private static Lowered branches(List<Lowered> all) {
        List<DagTask> tasks =
                all.stream().flatMap(branch -> branch.tasks().stream()).toList();
        return new Lowered(
                tasks, Expressions.all(all.stream().map(Lowered::done).toList()));
    }

    /** A foreach or a choice, with the task that only decides it, where there is one. */
    private Lowered decided(Node node, Scope scope, String depends) {
        List<DagTask> own = new ArrayList<>();
        String before = depends;
        String decider = ArgoNames.task(deciders.of(node).name());
        if (deciders.of(node) instanceof Decider.Own) {
            own.add(deciding(decider, scope, depends));
            before = Expressions.succeeded(decider);
        }
        Lowered lowered = node instanceof Foreach foreach
                ? foreach(foreach, decider, scope, before)
                : choice((Choice) node, decider, scope, before);
        return lowered.behind(own);
    }

    private DagTask deciding(String name, Scope scope, String depends) {
        return DagTask.of(name, pods.deciding(), depends, scope.arguments());
    }

    private Lowered foreach(Foreach foreach, String decider, Scope scope, String depends) {
        String first = first(foreach.block());
        if (foreach.maxParallel() == null) {
            DagTask items = items(foreach, scope, derived.name(first, "each")).times(Expressions.decided(decider));
            return new Lowered(List.of(items.after(depends)), Expressions.succeededOrSkipped(items.name()));
        }
        String name = derived.name(first, "limit");
        DagTask items =
                items(foreach, scope.inside(name), derived.name(first, "each")).times("{{inputs.parameters.count}}");
        Map<String, String> inputs = new LinkedHashMap<>(scope.inputs());
        inputs.put("count", null);
        dags.add(DagTemplate.of(name, inputs, List.of(items)).limited(foreach.maxParallel()));
        Map<String, String> arguments = new LinkedHashMap<>(scope.arguments());
        arguments.put("count", Expressions.decided(decider));
        return Lowered.of(DagTask.of(name, name, depends, arguments));
    }

    /** A body of one plain step needs no DAG of its own, which saves Argo a node an item. */
    private DagTask items(Foreach foreach, Scope scope, String name) {
        List<Node> nodes = foreach.block().nodes();
        if (nodes.size() == 1 && isPlain(nodes.get(0))) {
            Step step = (Step) nodes.get(0);
            depth.check(scope.depth(), step);
            return DagTask.of(ArgoNames.task(step.name()), pods.ofItem(step), "", scope.argumentsOfItem());
        }
        String body = derived.name(first(foreach.block()), "body");
        Scope inner = scope.ofItem(body);
        dags.add(DagTemplate.of(
                body, inner.inputs(), block(foreach.block(), inner, "").tasks()));
        return DagTask.of(name, body, "", scope.argumentsOfItem());
    }

    private static boolean isPlain(Node node) {
        return node instanceof Step step && step.options().catchInto() == null;
    }

    private static String first(Block block) {
        return ArgoNames.task(block.firstTask().orElseThrow().name());
    }

    private Lowered choice(Choice choice, String decider, Scope scope, String depends) {
        List<Block> blocks = choice.blocks();
        List<String> words = Expressions.options(blocks.size(), choice.otherwise() != null);
        List<DagTask> tasks = new ArrayList<>();
        for (int number = 0; number < blocks.size(); number++) {
            if (!blocks.get(number).isEmpty()) {
                boolean isLast =
                        blocks.subList(number + 1, blocks.size()).stream().allMatch(Block::isEmpty);
                String word = Decided.option(number);
                List<String> others =
                        words.stream().filter(other -> !other.equals(word)).toList();
                String when =
                        isLast ? Expressions.strictlyWhen(decider, word, others) : Expressions.when(decider, word);
                tasks.add(option(blocks.get(number), scope, depends).onlyWhen(when));
            }
        }
        String done = tasks.isEmpty()
                ? depends
                : Expressions.all(tasks.stream()
                        .map(task -> Expressions.succeededOrSkipped(task.name()))
                        .toList());
        return new Lowered(tasks, done);
    }

    private DagTask option(Block block, Scope scope, String depends) {
        if (block.nodes().size() == 1 && isPlain(block.nodes().get(0))) {
            return task((Step) block.nodes().get(0), scope, depends).tasks().get(0);
        }
        return dag(derived.name(first(block), "option"), scope, depends, inner -> block(block, inner, ""))
                .tasks()
                .get(0);
    }

    private Lowered repeat(Repeat repeat, Scope scope, String depends) {
        String base = ArgoNames.task(repeat.name());
        Loop loop = Loop.of(repeat, derived.name(base, "loop"), scope);
        Scope round = loop.round();
        depth.enter(repeat);
        Lowered body = body(repeat, round);
        String decider = ArgoNames.task(deciders.of(repeat).name());
        List<DagTask> tasks = new ArrayList<>(body.tasks());
        if (deciders.of(repeat) instanceof Decider.Own) {
            tasks.add(deciding(decider, round, body.done()));
        }
        depth.leave();
        dags.addAll(loop.templates(tasks, decider));
        return Lowered.of(DagTask.of(loop.name(), loop.name(), depends, scope.arguments()));
    }

    /** Where the body is too long for a DAG, its last part stays in this one: with the task that decides, which must be seen from here. */
    private Lowered body(Repeat repeat, Scope round) {
        List<Unit> all = units.of(repeat.block());
        int size = all.stream().mapToInt(Unit::size).sum();
        if (size + 2 <= Units.MOST_TASKS) {
            return sequence(all, round, "");
        }
        Lowered before = groups(all.subList(0, all.size() - 1), round, "");
        return sequence(all.subList(all.size() - 1, all.size()), round, before.done())
                .behind(before.tasks());
    }
}
