package flow.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The help of the whole and of each command. */
final class HelpText {
    private static final int WIDEST_NAME = 28;
    private static final int WIDEST_LINE = 120;

    /** One line of a table: what is typed, and what it does. */
    record Row(String typed, String help) {}

    private HelpText() {}

    static String ofAll(List<Syntax> commands) {
        List<Row> rows = commands.stream()
                .map(syntax -> new Row(line(syntax.command(), syntax.operands()), syntax.summary()))
                .toList();
        return "flow runs workflows that are written as one short Groovy script.\n\n"
                + table("commands", rows)
                + "\n'flow help COMMAND' shows the options of a command; 'flow init' writes a first script.\n";
    }

    static String of(Syntax syntax) {
        return syntax.summary() + ".\n\n" + usage(syntax) + operands(syntax) + "\n" + options(syntax);
    }

    static String usage(Syntax syntax) {
        String others = syntax.open() ? " [--PARAMETER VALUE]" : "";
        return "usage: flow " + line(syntax.command(), syntax.operands()) + others + " [OPTIONS]\n";
    }

    static String options(Syntax syntax) {
        List<Row> rows = syntax.allOptions().stream()
                .map(option -> new Row(typed(option), option.help()))
                .toList();
        return table("options", rows);
    }

    /** A headline and its rows, the help in one column; a name that is too long for it has a line of its own. */
    static String table(String title, List<Row> rows) {
        int width = rows.stream()
                .mapToInt(row -> row.typed().length())
                .filter(length -> length <= WIDEST_NAME)
                .max()
                .orElse(0);
        return rows.stream().map(row -> line(row, width)).collect(Collectors.joining("", title + ":\n", ""));
    }

    private static String line(Row row, int width) {
        int missing = width - row.typed().length();
        String indent = "\n" + " ".repeat(width + 4);
        String gap = missing < 0 ? indent : " ".repeat(missing + 2);
        String help = String.join(indent, wrapped(row.help(), WIDEST_LINE - width - 4));
        return ("  " + row.typed() + gap + help).stripTrailing() + "\n";
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width && rest.lastIndexOf(' ', width) > 0) {
            int end = rest.lastIndexOf(' ', width);
            lines.add(rest.substring(0, end));
            rest = rest.substring(end + 1);
        }
        lines.add(rest);
        return lines;
    }

    private static String operands(Syntax syntax) {
        List<Row> rows = syntax.operands().stream()
                .map(operand -> new Row(operand.label(), operand.help()))
                .toList();
        return rows.isEmpty() ? "" : "\n" + table("arguments", rows);
    }

    private static String line(String command, List<Operand> operands) {
        List<String> parts = new ArrayList<>(List.of(command));
        operands.forEach(operand -> parts.add(operand.required() ? many(operand) : "[" + many(operand) + "]"));
        return String.join(" ", parts);
    }

    private static String many(Operand operand) {
        return operand.many() ? operand.label() + "..." : operand.label();
    }

    /** {@code -p, --param NAME=VALUE}: the short name first, as everywhere. */
    private static String typed(Option option) {
        List<String> shortFirst = option.names().stream()
                .sorted((a, b) -> Integer.compare(a.length(), b.length()))
                .toList();
        String names = String.join(", ", shortFirst);
        if (option.isOptional()) {
            return names + "[=" + option.label() + "]";
        }
        return option.label() == null ? names : names + " " + option.label();
    }
}
