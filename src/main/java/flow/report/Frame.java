package flow.report;

import flow.problem.DisplayWidth;

/** What is done many times, in a frame with a label: the branches of a foreach, the rounds of a repeat. */
final class Frame implements Piece {
    static final int PADDING = 16;

    private static final int LABEL = 26;
    private static final int LETTER = 7;
    private static final int SHIFT = 5;
    private static final int BACK = 16;

    private final Chain inside;
    private final String label;
    private final boolean isLoop;

    Frame(Chain inside, String label, boolean isLoop) {
        this.inside = inside;
        this.label = label;
        this.isLoop = isLoop;
    }

    @Override
    public int width() {
        int text = DisplayWidth.of(label) * LETTER;
        return Math.max(inside.width(), text) + 2 * PADDING + (isLoop ? 0 : SHIFT);
    }

    @Override
    public int height() {
        return LABEL + inside.height() + PADDING + (isLoop ? BACK : SHIFT);
    }

    @Override
    public int entry() {
        return LABEL + inside.entry();
    }

    @Override
    public int exit() {
        return entry();
    }

    @Override
    public void draw(Html html, int x, int y) {
        int width = width() - (isLoop ? 0 : SHIFT);
        int height = height() - (isLoop ? 0 : SHIFT);
        html.begin(Tag.G, Name.CLASS.is(isLoop ? "frame loop" : "frame each"));
        if (!isLoop) {
            box(html, x + SHIFT, y + SHIFT, width, height);
        }
        box(html, x, y, width, height);
        html.leaf(Tag.TEXT, label, Name.CLASS.is("label"), Name.X.is(x + PADDING), Name.Y.is(y + 18));
        inside.draw(html, x + PADDING, y + LABEL);
        if (isLoop) {
            int left = x + PADDING + 8;
            int right = x + width - PADDING - 8;
            int low = y + height - 12;
            String path = "M" + right + " " + (low - 14) + " V" + (low - 6) + " Q" + right + " " + low + " "
                    + (right - 6) + " " + low + " H" + (left + 6) + " Q" + left + " " + low + " " + left + " "
                    + (low - 6)
                    + " V" + (low - 14) + " M" + (left - 4) + " " + (low - 10) + " L" + left + " " + (low - 14) + " L"
                    + (left + 4) + " " + (low - 10);
            Line.path(html, "way back", path);
        }
        html.endLine();
    }

    private static void box(Html html, int x, int y, int width, int height) {
        html.begin(Tag.RECT, Name.X.is(x), Name.Y.is(y), Name.WIDTH.is(width), Name.HEIGHT.is(height), Name.RX.is(10));
        html.end();
    }
}
