package flow.show;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a drawing as a Mermaid flowchart. Text of a user stands only within quoted labels, where every character that Mermaid,
 * its Markdown or HTML could take for more than a character is a numeric entity ({@code #34;}); numbers name the shapes, as a
 * step called {@code end} would break the chart. See https://mermaid.js.org/syntax/flowchart.html.
 */
final class Mermaid {
    private final StringBuilder out = new StringBuilder("flowchart TD\n");

    private Mermaid() {}

    static String of(Drawing drawing) {
        Mermaid mermaid = new Mermaid();
        drawing.parts().forEach(part -> mermaid.part(part, "    "));
        drawing.arrows().forEach(mermaid::arrow);
        return mermaid.out.toString();
    }

    private void part(Drawing.Part part, String indent) {
        if (part instanceof Drawing.Box box) {
            line(indent, "subgraph n" + box.number() + "[" + label(List.of(box.title())) + "]");
            box.parts().forEach(inner -> part(inner, indent + "    "));
            line(indent, "end");
            return;
        }
        Drawing.Shape shape = (Drawing.Shape) part;
        String label = label(shape.lines());
        line(
                indent,
                "n" + shape.number()
                        + switch (shape.kind()) {
                            case STEP -> "[" + label + "]";
                            case GANG -> "[[" + label + "]]";
                            case JOIN -> "([" + label + "])";
                            case CHOICE -> "{" + label + "}";
                            case DECIDER -> "{{" + label + "}}";
                        });
    }

    private void arrow(Drawing.Arrow arrow) {
        String label = arrow.label() == null ? "" : "|" + label(List.of(arrow.label())) + "|";
        line("    ", "n" + arrow.from() + (arrow.again() ? " -.->" : " -->") + label + " n" + arrow.to());
    }

    private void line(String indent, String text) {
        out.append(indent).append(text).append('\n');
    }

    private static String label(List<String> lines) {
        return "\"" + lines.stream().map(Mermaid::escape).collect(Collectors.joining("<br/>")) + "\"";
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            boolean within = i > 0
                    && i + 1 < characters.length
                    && Character.isLetterOrDigit(characters[i - 1])
                    && Character.isLetterOrDigit(characters[i + 1]);
            if (isPlain(characters[i], within)) {
                escaped.appendCodePoint(characters[i]);
                continue;
            }
            escaped.append('#').append(characters[i]).append(';');
        }
        return escaped.toString();
    }

    /** @param within whether it stands between letters or digits, where Markdown sees no list and no emphasis */
    private static boolean isPlain(int character, boolean within) {
        return Character.isLetterOrDigit(character)
                || " ,?()".indexOf(character) >= 0
                || within && "-_.".indexOf(character) >= 0;
    }
}
