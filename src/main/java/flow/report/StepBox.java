package flow.report;

import flow.client.Step;
import flow.client.StepState;
import flow.problem.DisplayWidth;
import flow.view.Elapsed;
import org.jspecify.annotations.Nullable;

/** A step as a box, with a sign for its state, its name, and how many of its tasks stand how. It leads to the step's row. */
final class StepBox implements Piece {
    private static final int HEIGHT = 48;
    private static final int LONGEST = 26;
    private static final int NAME_WIDTH = 8;
    private static final int TEXT_WIDTH = 7;
    private static final int LEFT = 36;
    private static final int RIGHT = 14;
    private static final int NARROWEST = 108;
    private static final int SHIFT = 4;

    private final Step step;
    private final StepState state;
    private final String anchor;
    private final boolean isGang;
    private final String name;
    private final String below;

    /** @param nodes of a gang; 0 for a step that is none */
    StepBox(Step step, String anchor, int nodes) {
        this.step = step;
        this.state = StepState.of(step);
        this.anchor = anchor;
        this.isGang = nodes > 0;
        this.name = Cut.at(LONGEST, step.getName());
        this.below = Cut.at(LONGEST + 6, (isGang ? Count.of(nodes, "node") + " · " : "") + below());
    }

    private String below() {
        int tasks = step.getTasks().size() + step.getOpen() + step.getAhead();
        String counts = tasks > 1 ? StepState.counts(step) : state.toString();
        Span span = Span.of(step);
        if (span == null) {
            return step.getTasks().isEmpty() ? counts : counts + " · reused";
        }
        return counts + " · " + Elapsed.text(span.length());
    }

    @Override
    public int width() {
        int text = Math.max(DisplayWidth.of(name) * NAME_WIDTH, DisplayWidth.of(below) * TEXT_WIDTH);
        return Math.max(NARROWEST, LEFT + text + RIGHT) + (isGang ? SHIFT : 0);
    }

    @Override
    public int height() {
        return HEIGHT + (isGang ? SHIFT : 0);
    }

    @Override
    public int entry() {
        return HEIGHT / 2;
    }

    @Override
    public int exit() {
        return entry();
    }

    @Override
    public void draw(Html html, int x, int y) {
        int width = width() - (isGang ? SHIFT : 0);
        html.begin(Tag.A, Name.HREF.is(anchor), Name.CLASS.is("step " + State.of(state)));
        html.leaf(Tag.TITLE, step.getName() + ": " + title());
        if (isGang) {
            box(html, x + SHIFT, y + SHIFT, width);
        }
        box(html, x, y, width);
        sign(html, x + LEFT / 2 + 2, y + HEIGHT / 2);
        html.leaf(Tag.TEXT, name, Name.CLASS.is("name"), Name.X.is(x + LEFT), Name.Y.is(y + 21));
        html.leaf(Tag.TEXT, below, Name.CLASS.is("below"), Name.X.is(x + LEFT), Name.Y.is(y + 37));
        html.endLine();
    }

    private String title() {
        String counts = StepState.counts(step);
        return counts.isEmpty() ? state.toString() : state + ", " + counts;
    }

    private static void box(Html html, int x, int y, int width) {
        html.begin(Tag.RECT, Name.X.is(x), Name.Y.is(y), Name.WIDTH.is(width), Name.HEIGHT.is(HEIGHT), Name.RX.is(8));
        html.end();
    }

    private void sign(Html html, int x, int y) {
        html.begin(Tag.CIRCLE, Name.CX.is(x), Name.CY.is(y), Name.R.is(9)).end();
        String sign = sign(state);
        if (sign != null) {
            html.begin(
                    Tag.PATH,
                    Name.CLASS.is("sign"),
                    Name.TRANSFORM.is("translate(" + x + " " + y + ")"),
                    Name.D.is(sign));
            html.end();
        }
    }

    /** No state is told by its colour alone. */
    private static @Nullable String sign(StepState state) {
        return switch (state) {
            case DONE -> "M-4 0 L-1 3 L4 -3";
            case FAILED -> "M-3 -3 L3 3 M3 -3 L-3 3";
            case ENDED -> "M-3 -3 H3 V3 H-3 Z";
            case RETRYING -> "M4 0 A4 4 0 1 1 1 -4 M1 -7 L1 -4 L-2 -3";
            case RUNNING -> "M-2 -4 L4 0 L-2 4 Z";
            case INCOMPLETE -> "M-4 0 H4";
            case SKIPPED -> "M-3 -3 L0 0 L-3 3 M1 -3 L4 0 L1 3";
            case WAITING, NOT_STARTED -> null;
        };
    }
}
