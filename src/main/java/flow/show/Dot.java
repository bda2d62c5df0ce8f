package flow.show;

import flow.graph.Flow;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a drawing in Graphviz's language. Text of a user stands only within quoted strings. See
 * https://graphviz.org/doc/info/lang.html, and https://graphviz.org/docs/attr-types/escString/ for what a label would expand.
 */
final class Dot {
    private final StringBuilder out = new StringBuilder();

    private Dot() {}

    static String of(Flow flow, Drawing drawing) {
        Dot dot = new Dot();
        dot.line("", "digraph flow {");
        dot.line("    ", "label=" + label(title(flow)) + "; labelloc=t; fontname=\"Helvetica\";");
        dot.line("    ", "node [shape=box, style=rounded, fontname=\"Helvetica\"];");
        dot.line("    ", "edge [fontname=\"Helvetica\", fontsize=10];");
        drawing.parts().forEach(part -> dot.part(part, "    "));
        drawing.arrows().forEach(dot::arrow);
        dot.line("", "}");
        return dot.out.toString();
    }

    private static List<String> title(Flow flow) {
        String name = Plain.line(flow.name());
        return flow.description() == null ? List.of(name) : List.of(name, Plain.line(flow.description()));
    }

    private void part(Drawing.Part part, String indent) {
        if (part instanceof Drawing.Box box) {
            line(indent, "subgraph cluster_" + box.number() + " {");
            line(indent, "    label=" + label(List.of(box.title())) + "; labeljust=l; style=\"rounded,dashed\";");
            box.parts().forEach(inner -> part(inner, indent + "    "));
            line(indent, "}");
            return;
        }
        Drawing.Shape shape = (Drawing.Shape) part;
        String form = switch (shape.kind()) {
            case STEP -> "";
            case GANG -> ", shape=box3d, style=solid";
            case JOIN -> ", shape=ellipse";
            case CHOICE -> ", shape=diamond, style=solid";
            case DECIDER -> ", shape=hexagon, style=dashed";
        };
        line(indent, "n" + shape.number() + " [label=" + label(shape.lines()) + form + "];");
    }

    private void arrow(Drawing.Arrow arrow) {
        String label = arrow.label() == null ? "" : "label=" + label(List.of(arrow.label()));
        String again = arrow.again() ? ", style=dashed, constraint=false" : "";
        String attributes = label.isEmpty() ? "" : " [" + label + again + "]";
        line("    ", "n" + arrow.from() + " -> n" + arrow.to() + attributes + ";");
    }

    private void line(String indent, String text) {
        out.append(indent).append(text).append('\n');
    }

    private static String label(List<String> lines) {
        return "\"" + lines.stream().map(Dot::escape).collect(Collectors.joining("\\n")) + "\"";
    }

    static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;");
    }
}
