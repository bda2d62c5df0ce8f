package flow.progress;

/** Of a terminal, in characters. */
public record Size(int columns, int lines) {

    /** What terminals had when they were made of glass, and what most still have at least. */
    public static final Size USUAL = new Size(80, 24);
}
