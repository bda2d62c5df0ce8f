package flow.progress

/** A terminal, as far as progress uses one: what it shows, and what scrolled out at its top. */
class Emulator {

    private static class Line {
        final StringBuilder text = new StringBuilder()
        /** Whether it goes on in the next one, because it was too long. */
        boolean isBroken
    }

    final int columns
    final int lines
    private final List<Line> history = []
    private final List<Line> screen
    /** How often something was drawn anew, and how high that was at most. */
    int drawings = 0
    int highestBlock = 0

    private int row = 0
    private int column = 0

    Emulator(int columns = 80, int lines = 24) {
        this.columns = columns
        this.lines = lines
        screen = (1..lines).collect { new Line() }
    }

    /** Everything that is there to be read, also what scrolled out; lines that broke at the right end are whole again. */
    List<String> getText() {
        def whole = []
        def isGoingOn = false
        (history + screen).each { line ->
            if (isGoingOn) {
                whole[-1] += line.text
            } else {
                whole << line.text.toString()
            }
            isGoingOn = line.isBroken
        }
        whole.reverse().dropWhile { !it }.reverse()
    }

    void write(String text) {
        int at = 0
        while (at < text.length()) {
            at = text.charAt(at) == '\u001b' as char ? escape(text, at) : plain(text, at)
        }
    }

    private int plain(String text, int at) {
        def c = text.charAt(at)
        if (c == '\n' as char) {
            column = 0
            down()
        } else if (c == '\r' as char) {
            column = 0
        } else {
            assert c >= ' ' as char: "a character that a terminal would obey: ${(int) c}"
            put(c)
        }
        at + 1
    }

    private void put(char c) {
        if (column == columns) {
            screen[row].isBroken = true
            column = 0
            down()
        }
        def line = screen[row].text
        while (line.length() <= column) { line << ' ' }
        line.setCharAt(column, c)
        column++
    }

    private void down() {
        if (row < lines - 1) {
            row++
            return
        }
        history << screen.remove(0)
        screen << new Line()
    }

    private int escape(String text, int at) {
        def sequence = text.substring(at, Math.min(text.length(), at + 20)) =~ /^\u001b\[([0-9;:]*)([A-Za-z])/
        assert sequence.find(): "a sequence that is not known: ${text.substring(at).take(10)}"
        switch (sequence.group(2)) {
            case 'A': up(sequence.group(1) as int); break
            case 'J': clear(); break
            case 'm': break
            default: assert false: "a sequence that is not known: ${sequence.group()}"
        }
        at + sequence.group().length()
    }

    private void up(int rows) {
        row = Math.max(0, row - rows)
        highestBlock = Math.max(highestBlock, rows)
        drawings++
    }

    private void clear() {
        screen[row].text.length = Math.min(column, screen[row].text.length())
        screen[row].isBroken = false
        (row + 1..<lines).findAll { it < lines }.each { screen[it] = new Line() }
    }
}
