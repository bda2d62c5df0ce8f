package flow.show;

/** How a flow is drawn. */
public enum Format {
    /** A tree for a terminal. */
    TEXT("text"),
    /** A flowchart for <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid</a>, as in Markdown pages. */
    MERMAID("mermaid"),
    /** A digraph for <a href="https://graphviz.org/doc/info/lang.html">Graphviz</a>. */
    DOT("dot"),
    /** For programs; the shape is on {@code docs/graph-json.md}. */
    JSON("json");

    private final String spelling;

    Format(String spelling) {
        this.spelling = spelling;
    }

    /** As people type it. */
    public String spelling() {
        return spelling;
    }
}
