package flow.dsl;

import flow.graph.Block;
import flow.graph.Choice;
import flow.graph.Foreach;
import flow.graph.Gang;
import flow.graph.Items;
import flow.graph.Join;
import flow.graph.Node;
import flow.graph.Repeat;
import flow.graph.Step;
import flow.graph.StepOptions;
import flow.problem.Code;
import flow.problem.Problems;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A block that is being written. */
final class BlockDraft {
    private final Evaluation evaluation;
    private final List<Node> nodes = new ArrayList<>();

    BlockDraft(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Block build() {
        return new Block(nodes);
    }

    void step(Site site, Map<String, ?> options, Object name, Closure<?> body) {
        String text = evaluation.text(site, "0", name);
        Map<String, Object> rest = new LinkedHashMap<>(options);
        rest.remove("nodes");
        StepOptions read = new StepOptionsReader(site, problems()).read(rest);
        if (!options.containsKey("nodes")) {
            nodes.add(new Step(text, site.value("0"), read, evaluation.body(site, "1", body)));
            return;
        }
        Integer count = Options.of(site, problems(), options).read("nodes", Reading.count(1));
        int many = count == null ? 1 : count;
        nodes.add(new Gang(text, site.value("0"), many, read, evaluation.body(site, "1", body)));
    }

    void join(Site site, Map<String, ?> options, Object name, Closure<?> body) {
        String text = evaluation.text(site, "0", name);
        StepOptions read = new StepOptionsReader(site, problems()).read(options);
        nodes.add(new Join(text, site.value("0"), read, evaluation.body(site, "1", body)));
    }

    void foreach(Site site, Map<String, ?> options, Object items, Closure<?> body) {
        Options given = Options.of(site, problems(), options).allow(List.of("as", "maxParallel"));
        Foreach.As as = options.containsKey("as")
                ? new Foreach.As(evaluation.text(site, "as", options.get("as")), site.value("as"))
                : null;
        Integer maxParallel = given.read("maxParallel", Reading.count(1));
        BlockDraft inside = new BlockDraft(evaluation);
        Items read = items(site, items);
        evaluation.open(body, new BlockWords(evaluation, inside));
        nodes.add(new Foreach(site.position(), read, as, maxParallel, inside.build()));
    }

    private Items items(Site site, Object items) {
        if (items instanceof CharSequence name) {
            return new Items.Named(name.toString(), site.value("0"));
        }
        if (items instanceof Map<?, ?> map) {
            return new Items.Literal(new ArrayList<>(map.entrySet()));
        }
        if (items instanceof Collection<?> values) {
            return new Items.Literal(new ArrayList<>(values));
        }
        if (items instanceof Object[] values) {
            return new Items.Literal(List.of(values));
        }
        problems()
                .add(
                        Code.F004,
                        site.value("0"),
                        "foreach takes the name of a collection, a list or a range, not " + Described.value(items),
                        "name the artifact in quotes: foreach('items', as: 'item') { … }");
        return new Items.Literal(List.of());
    }

    void parallel(Site site, Closure<?> body) {
        ParallelDraft inside = new ParallelDraft(evaluation, site);
        evaluation.open(body, new ParallelWords(evaluation, inside));
        nodes.add(inside.build());
    }

    void choose(Site site, Closure<?> body) {
        ChoiceDraft inside = new ChoiceDraft(evaluation, site);
        evaluation.open(body, new ChooseWords(evaluation, inside));
        Choice choice = inside.build();
        nodes.add(choice);
    }

    void repeat(Site site, Map<String, ?> options, Object name, Closure<?> body) {
        String text = evaluation.text(site, "0", name);
        RepeatOptions read = RepeatOptions.read(site, problems(), options);
        BlockDraft inside = new BlockDraft(evaluation);
        evaluation.open(body, new BlockWords(evaluation, inside));
        if (read != null) {
            nodes.add(new Repeat(
                    text,
                    site.value("0"),
                    evaluation.condition(site, "until", read.until()),
                    read.atMost(),
                    read.orFail(),
                    inside.build()));
        }
    }

    private Problems problems() {
        return evaluation.problems();
    }
}
