package flow.problem;

/**
 * A place in a text that a user wrote.
 *
 * @param file the name under which the text is shown, relative to where the user stands when possible
 * @param line from 1; 0 when only the file is known
 * @param column from 1, counted in UTF-16 units; 0 when only the line is known
 * @param length how many characters the caret underlines, on that line only; at least 1 when there is a column
 */
public record Position(String file, int line, int column, int length) implements Comparable<Position> {

    /** Of things that no user wrote. */
    public static final Position NOWHERE = new Position("", 0, 0, 0);

    public Position {
        if (line < 0 || column < 0 || length < 0) {
            throw new IllegalArgumentException("a position has no negative parts");
        }
    }

    public static Position ofFile(String file) {
        return new Position(file, 0, 0, 0);
    }

    public boolean isKnown() {
        return line > 0;
    }

    /** By file, line, column: the order in which people read. */
    @Override
    public int compareTo(Position other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
