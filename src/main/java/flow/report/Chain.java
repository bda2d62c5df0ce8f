package flow.report;

import java.util.ArrayList;
import java.util.List;

/** Pieces one after the other, from left to right, in as many rows as it takes. */
final class Chain implements Piece {
    private static final int GAP = 30;
    private static final int ROW_GAP = 34;
    private static final int MARGIN = 14;
    private static final int EMPTY_HEIGHT = 24;

    /** Pieces that stand beside each other, their ways on one line. */
    private record Row(List<Piece> pieces) {
        int width() {
            return pieces.stream().mapToInt(Piece::width).sum() + GAP * (pieces.size() - 1);
        }

        int above() {
            return pieces.stream().mapToInt(Piece::entry).max().orElse(0);
        }

        int height() {
            return above()
                    + pieces.stream()
                            .mapToInt(piece -> piece.height() - piece.entry())
                            .max()
                            .orElse(0);
        }
    }

    private final List<Row> rows;

    private Chain(List<Row> rows) {
        this.rows = rows;
    }

    /** @param most how wide it may be, if its pieces allow it */
    static Chain of(List<Piece> pieces, int most) {
        List<Row> rows = new ArrayList<>();
        List<Piece> row = new ArrayList<>();
        int room = most;
        for (Piece piece : pieces) {
            if (!row.isEmpty() && piece.width() + GAP > room) {
                rows.add(new Row(row));
                row = new ArrayList<>();
                room = most - 2 * MARGIN;
            }
            row.add(piece);
            room -= piece.width() + GAP;
        }
        if (!row.isEmpty()) {
            rows.add(new Row(row));
        }
        return new Chain(rows);
    }

    /** Where rows begin: what leads from one to the next goes around them. */
    private int margin() {
        return rows.size() > 1 ? MARGIN : 0;
    }

    @Override
    public int width() {
        return rows.stream().mapToInt(Row::width).max().orElse(0) + 2 * margin();
    }

    @Override
    public int height() {
        if (rows.isEmpty()) {
            return EMPTY_HEIGHT;
        }
        return rows.stream().mapToInt(Row::height).sum() + ROW_GAP * (rows.size() - 1);
    }

    @Override
    public int entry() {
        return rows.isEmpty() ? EMPTY_HEIGHT / 2 : rows.get(0).above();
    }

    @Override
    public int exit() {
        if (rows.isEmpty()) {
            return EMPTY_HEIGHT / 2;
        }
        Row last = rows.get(rows.size() - 1);
        return height() - last.height() + last.above();
    }

    @Override
    public void draw(Html html, int x, int y) {
        int top = y;
        int end = 0;
        int before = 0;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            int axis = top + row.above();
            int left = x + margin();
            if (i > 0) {
                Line.wrap(html, end, before, top - ROW_GAP / 2, x, left, axis);
            }
            end = draw(html, row, left, axis);
            before = axis;
            top += row.height() + ROW_GAP;
        }
    }

    private static int draw(Html html, Row row, int left, int axis) {
        int at = left;
        for (Piece piece : row.pieces()) {
            if (at > left) {
                Line.arrow(html, at - GAP, axis, at);
            }
            piece.draw(html, at, axis - piece.entry());
            at += piece.width() + GAP;
        }
        return at - GAP;
    }

    /** How far from its left edge the last piece ends. */
    int end() {
        return rows.isEmpty() ? 0 : margin() + rows.get(rows.size() - 1).width();
    }
}
