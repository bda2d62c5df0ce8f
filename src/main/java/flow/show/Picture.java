package flow.show;

import flow.graph.Flow;

/** Draws a flow. */
public final class Picture {
    private Picture() {}

    /**
     * The same text for the same flow, every time; it ends with a line end.
     *
     * @param all whether tasks that only decide are shown too; JSON names them always
     */
    public static String of(Flow flow, Format format, boolean all) {
        return switch (format) {
            case TEXT -> TextTree.of(flow, all);
            case MERMAID -> Mermaid.of(Drawing.of(flow, all));
            case DOT -> Dot.of(flow, Drawing.of(flow, all));
            case JSON -> FlowJson.of(flow);
        };
    }
}
