package flow.report;

import flow.client.Step;
import flow.graph.Outline;
import flow.graph.Outline.Branches;
import flow.graph.Outline.Items;
import flow.graph.Outline.Nodes;
import flow.graph.Outline.Options;
import flow.graph.Outline.Part;
import flow.graph.Outline.Rounds;
import flow.store.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The blocks of the flow, as the run wrote them down, with how far it came: read like a text, from left to right and row by row. */
final class Graph implements Chapter {
    private static final int WIDTH = 1180;
    private static final int NARROWEST = 280;
    private static final int MARGIN = 8;

    private final Outline outline;
    private final Map<String, Step> steps;
    private final Map<String, String> anchors;
    private final Passages passages;

    Graph(Subject subject) {
        this.outline = subject.run().outline();
        this.steps = subject.byName();
        this.anchors = subject.anchors();
        this.passages = new Passages(steps);
    }

    @Override
    public String id() {
        return "graph";
    }

    @Override
    public String title() {
        return "Graph";
    }

    @Override
    public void write(Html html) {
        if (outline.parts().isEmpty()) {
            html.leaf(Tag.P, "The run did not write down the blocks of its flow.");
            return;
        }
        Chain chain = chain(outline, WIDTH);
        int width = chain.width() + 2 * MARGIN;
        int height = chain.height() + 2 * MARGIN;
        html.begin(Tag.DIV, Name.CLASS.is("wide"));
        html.begin(
                Tag.SVG,
                Name.CLASS.is("graph"),
                Name.WIDTH.is(width),
                Name.HEIGHT.is(height),
                Name.VIEWBOX.is("0 0 " + width + " " + height),
                Name.ROLE.is("group"),
                Name.ARIA_LABEL.is("The graph of the flow"));
        html.leaf(
                Tag.DESC,
                "Steps from the first to the last, each with its state; the table of steps says the same in words.");
        chain.draw(html, MARGIN, MARGIN);
        html.end().endLine();
    }

    private Chain chain(Outline block, int most) {
        int room = Math.max(NARROWEST, most);
        return Chain.of(block.parts().stream().map(part -> piece(part, room)).toList(), room);
    }

    private Piece piece(Part part, int most) {
        if (part instanceof Nodes gang) {
            return step(gang.step(), gang.count());
        }
        if (part instanceof Items items) {
            return new Frame(chain(items.branch(), most - 3 * Frame.PADDING), passages.items(items.decider()), false);
        }
        if (part instanceof Rounds rounds) {
            return new Frame(chain(rounds.round(), most - 3 * Frame.PADDING), passages.rounds(rounds.decider()), true);
        }
        if (part instanceof Branches fork) {
            return new Fork(
                    fork.branches().stream()
                            .map(branch -> new Fork.Lane(chain(branch, most - 2 * Fork.SPLIT), "", true))
                            .toList(),
                    false);
        }
        return part instanceof Options choice ? choice(choice, most) : step(((Outline.Task) part).step(), 0);
    }

    private Piece step(String name, int nodes) {
        return new StepBox(steps.get(name), anchors.get(name), nodes);
    }

    private Fork choice(Options choice, int most) {
        String decider = choice.decider();
        List<Fork.Lane> lanes = new ArrayList<>();
        for (int i = 0; i < choice.options().size(); i++) {
            Chain content = chain(choice.options().get(i), most - 2 * Fork.SPLIT);
            lanes.add(lane(content, "option " + (i + 1), decider, i));
        }
        if (passages.taken(decider, Decision.Option.NOTHING) > 0) {
            lanes.add(lane(Chain.of(List.of(), most), "no option", decider, Decision.Option.NOTHING));
        }
        return new Fork(lanes, true);
    }

    private Fork.Lane lane(Chain content, String name, String decider, int option) {
        long taken = passages.taken(decider, option);
        if (!passages.isDecided(decider)) {
            return new Fork.Lane(content, name, true);
        }
        String times = taken == 0 ? "not taken" : taken == 1 ? "taken" : "taken " + Count.of(taken, "time");
        return new Fork.Lane(content, name + " · " + times, taken > 0);
    }
}
