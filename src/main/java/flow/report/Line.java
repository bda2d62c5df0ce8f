package flow.report;

/** Ways from one piece to the next. */
final class Line {
    private static final int HEAD = 5;
    private static final int BEND = 8;

    private Line() {}

    /** Straight on, with a head where it ends. */
    static void arrow(Html html, int x, int y, int end) {
        path(html, "way", "M" + x + " " + y + " H" + end + head(end, y));
    }

    /** From the end of a row to the beginning of the next one, by the gap between the two. */
    static void wrap(Html html, int x, int y, int gap, int left, int end, int below) {
        int right = x + BEND + 2;
        String path = "M" + x + " " + y + " H" + (right - BEND) + corner(right, y + BEND, right, y)
                + " V" + (gap - BEND) + corner(right - BEND, gap, right, gap)
                + " H" + (left + BEND) + corner(left, gap + BEND, left, gap)
                + " V" + (below - BEND) + corner(left + BEND, below, left, below)
                + " H" + end + head(end, below);
        path(html, "way", path);
    }

    private static String corner(int x, int y, int byX, int byY) {
        return " Q" + byX + " " + byY + " " + x + " " + y;
    }

    /** From one height to another, softly. */
    static void curve(Html html, String style, int x, int y, int end, int other) {
        int middle = (x + end) / 2;
        path(
                html,
                style,
                "M" + x + " " + y + " C" + middle + " " + y + " " + middle + " " + other + " " + end + " " + other);
    }

    static void path(Html html, String style, String path) {
        html.begin(Tag.PATH, Name.CLASS.is(style), Name.D.is(path)).end();
    }

    static String head(int x, int y) {
        return " M" + (x - HEAD) + " " + (y - HEAD) + " L" + x + " " + y + " L" + (x - HEAD) + " " + (y + HEAD);
    }
}
