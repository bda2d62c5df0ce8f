package flow.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows problems with the line of the script and a caret below the words that are meant:
 *
 * <pre>
 * error[F012]: step 'merge' reads 'resutl', which no earlier step sets
 *   --&gt; train.flow.groovy:14:21
 *    |
 * 14 |     total = inputs*.resutl.sum()
 *    |                     ^^^^^^ did you mean 'result' (set in 'process', line 9)?
 * </pre>
 */
public final class ProblemPrinter {
    private static final int WIDEST_LINE = 160;

    private final Function<String, Optional<SourceText>> sources;

    /** @param sources finds the text by the file name of a position */
    public ProblemPrinter(Function<String, Optional<SourceText>> sources) {
        this.sources = sources;
    }

    public static ProblemPrinter over(SourceText... texts) {
        Map<String, SourceText> byFile =
                List.of(texts).stream().collect(Collectors.toMap(SourceText::file, Function.identity(), (a, b) -> a));
        return new ProblemPrinter(file -> Optional.ofNullable(byFile.get(file)));
    }

    /** All of them, an empty line between two, ending with a line end. */
    public String print(List<Problem> problems) {
        return problems.stream().map(this::print).collect(Collectors.joining("\n"));
    }

    public String print(Problem problem) {
        String kind = problem.isWarning() ? "warning" : "error";
        String headline = kind + "[" + problem.code() + "]: " + problem.message();
        return print(headline, problem.position(), problem.hint(), problem.notes());
    }

    /** The same form for what has no code, such as the failure of a task. */
    public String print(String headline, Position position, @Nullable String hint, List<Problem.Note> notes) {
        StringBuilder out = new StringBuilder(headline).append('\n');
        int gutter = gutter(position, notes);
        place(out, position, "-->", "^", hint == null ? "" : hint, gutter);
        for (Problem.Note note : notes) {
            place(out, note.position(), "...", "-", note.text(), gutter);
        }
        return Visible.text(out.toString());
    }

    private static int gutter(Position position, List<Problem.Note> notes) {
        int last = position.line();
        for (Problem.Note note : notes) {
            last = Math.max(last, note.position().line());
        }
        return Integer.toString(last).length();
    }

    private void place(StringBuilder out, Position at, String arrow, String mark, String text, int gutter) {
        if (at.file().isEmpty()) {
            line(out, gutter, "= ", text);
            return;
        }
        out.append(" ".repeat(gutter)).append(arrow).append(' ').append(at).append('\n');
        Optional<String> source = sources.apply(at.file()).flatMap(file -> file.line(at.line()));
        if (source.isEmpty()) {
            line(out, gutter, "= ", text);
            return;
        }
        Window window = Window.around(source.get(), at);
        out.append(" ".repeat(gutter)).append(" |\n");
        String number = Integer.toString(at.line());
        out.append(" ".repeat(gutter - number.length())).append(number).append(" | ");
        out.append(window.text()).append('\n');
        if (at.column() == 0) {
            line(out, gutter, "= ", text);
            return;
        }
        String carets = " ".repeat(window.indent()) + mark.repeat(window.marked());
        line(out, gutter, "| ", text.isEmpty() ? carets : carets + " " + text);
    }

    private static void line(StringBuilder out, int gutter, String bar, String text) {
        if (!text.isBlank()) {
            out.append(" ".repeat(gutter)).append(' ').append(bar).append(text).append('\n');
        }
    }

    /** The part of a source line that is shown: tabs become blanks, control characters dots, very long lines are cut. */
    private record Window(String text, int indent, int marked) {

        static Window around(String line, Position at) {
            int from = Math.min(Math.max(at.column() - 1, 0), line.length());
            int until = Math.min(from + Math.max(at.length(), 1), line.length());
            String before = clean(line.substring(0, from));
            String meant = clean(line.substring(from, until));
            String shown = before + meant + clean(line.substring(until));
            int start = before.length() + meant.length() > WIDEST_LINE ? Math.max(0, before.length() - 40) : 0;
            int end = Math.min(shown.length(), start + WIDEST_LINE);
            String head = start > 0 ? "…" : "";
            String tail = end < shown.length() ? "…" : "";
            int indent = DisplayWidth.of(head + shown.substring(start, before.length()));
            int last = Math.min(before.length() + meant.length(), end);
            int marked = Math.max(1, DisplayWidth.of(shown.substring(Math.min(before.length(), last), last)));
            return new Window(head + shown.substring(start, end) + tail, indent, marked);
        }

        private static String clean(String text) {
            StringBuilder cleaned = new StringBuilder();
            text.codePoints()
                    .forEach(c -> cleaned.appendCodePoint(c == '\t' ? ' ' : Character.isISOControl(c) ? '.' : c));
            return cleaned.toString();
        }
    }
}
