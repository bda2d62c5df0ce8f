package flow.report;

import flow.problem.DisplayWidth;
import java.util.ArrayList;
import java.util.List;

/** Ways beside each other: the branches of a parallel, all of them taken, or the options of a choice. */
final class Fork implements Piece {
    static final int SPLIT = 40;

    private static final int GAP = 18;
    private static final int LABEL = 20;
    private static final int LETTER = 7;

    /**
     * One of the ways.
     *
     * @param label empty for none
     */
    record Lane(Chain content, String label, boolean isTaken) {
        int top() {
            return label.isEmpty() ? 0 : LABEL;
        }

        int height() {
            return top() + content.height();
        }
    }

    private final List<Lane> lanes;
    private final boolean isChoice;

    Fork(List<Lane> lanes, boolean isChoice) {
        this.lanes = List.copyOf(lanes);
        this.isChoice = isChoice;
    }

    @Override
    public int width() {
        return 2 * SPLIT + inner();
    }

    private int inner() {
        return lanes.stream()
                .mapToInt(lane -> Math.max(lane.content().width(), DisplayWidth.of(lane.label()) * LETTER))
                .max()
                .orElse(0);
    }

    @Override
    public int height() {
        return lanes.stream().mapToInt(Lane::height).sum() + GAP * (lanes.size() - 1);
    }

    @Override
    public int entry() {
        Lane first = lanes.get(0);
        Lane last = lanes.get(lanes.size() - 1);
        int highest = first.top() + first.content().entry();
        int lowest = height() - last.height() + last.top() + last.content().entry();
        return (highest + lowest) / 2;
    }

    @Override
    public int exit() {
        return entry();
    }

    @Override
    public void draw(Html html, int x, int y) {
        List<Integer> tops = new ArrayList<>();
        int top = y;
        html.begin(Tag.G, Name.CLASS.is("fork"));
        for (Lane lane : lanes) {
            tops.add(top);
            top += lane.height() + GAP;
        }
        ways(html, x, y, tops, false);
        ways(html, x, y, tops, true);
        if (isChoice) {
            int axis = y + entry();
            Line.path(html, "choice", "M" + x + " " + axis + " l9 -9 l9 9 l-9 9 Z");
        }
        html.endLine();
    }

    /** Those that were taken are drawn last, above the others. */
    private void ways(Html html, int x, int y, List<Integer> tops, boolean areTaken) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).isTaken() == areTaken) {
                lane(html, lanes.get(i), x, y + entry(), tops.get(i));
            }
        }
    }

    private void lane(Html html, Lane lane, int x, int axis, int top) {
        Chain content = lane.content();
        int left = x + SPLIT;
        int right = left + inner();
        int in = top + lane.top() + content.entry();
        int out = top + lane.top() + content.exit();
        html.begin(Tag.G, Name.CLASS.is(style(lane)));
        Line.curve(html, "way", x + (isChoice ? 18 : 0), axis, left, in);
        Line.path(html, "way", "M" + (left + content.end()) + " " + out + " H" + right);
        Line.curve(html, "way", right, out, right + SPLIT, axis);
        if (!lane.label().isEmpty()) {
            html.leaf(Tag.TEXT, lane.label(), Name.CLASS.is("label"), Name.X.is(left), Name.Y.is(top + 13));
        }
        content.draw(html, left, top + lane.top());
        html.endLine();
    }

    private String style(Lane lane) {
        if (!lane.isTaken()) {
            return "lane left-out";
        }
        return lanes.stream().allMatch(Lane::isTaken) ? "lane" : "lane chosen";
    }
}
