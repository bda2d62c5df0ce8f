package flow.cli;

import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.ProblemPrinter;
import flow.progress.Ink;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Problems as people see them: with the line of the source and, on a terminal, in colours. */
final class ProblemReport {
    private static final Pattern HEAD = Pattern.compile("(error|warning)((?:\\[[A-Z0-9]+])?:)(.*)");
    private static final Pattern CARETS = Pattern.compile("( +\\| +)(\\^+.*)");

    private final ProblemPrinter printer;
    private final Ink ink;

    ProblemReport(Sources sources, Ink ink) {
        this.printer = new ProblemPrinter(sources::text);
        this.ink = ink;
    }

    /** An empty line between two, ending with a line end; nothing for none. */
    String of(List<Problem> problems) {
        String plain = printer.print(problems);
        return ink == Ink.NONE || plain.isEmpty() ? plain : painted(plain);
    }

    /** One place in the same form, below a headline of its own. */
    String of(String headline, Position position, @Nullable String hint) {
        String plain = printer.print(headline, position, hint, List.of());
        return ink == Ink.NONE ? plain : painted(plain);
    }

    private String painted(String text) {
        return text.lines().map(this::paintedLine).collect(Collectors.joining("\n", "", "\n"));
    }

    private String paintedLine(String line) {
        Matcher head = HEAD.matcher(line);
        if (head.matches()) {
            String kind = head.group(1) + head.group(2);
            return (kind.startsWith("error") ? ink.red(kind) : ink.yellow(kind)) + ink.bold(head.group(3));
        }
        Matcher carets = CARETS.matcher(line);
        return carets.matches() ? ink.faint(carets.group(1)) + ink.red(carets.group(2)) : line;
    }
}
