package flow.report;

/** A part of the graph that has its size and draws itself. A way comes in at its left edge and goes out at its right one. */
interface Piece {

    int width();

    int height();

    /** How far below its top the way comes in. */
    int entry();

    /** How far below its top the way goes out. */
    int exit();

    void draw(Html html, int x, int y);
}
