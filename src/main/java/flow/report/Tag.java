package flow.report;

import java.util.Locale;

/** The elements that a page is made of. What could run or load something is not among them: {@link Html} writes that itself. */
enum Tag {
    HTML,
    HEAD,
    META(true),
    TITLE,
    BODY,
    HEADER,
    FOOTER,
    MAIN,
    NAV,
    SECTION,
    DIV,
    H1,
    H2,
    H3,
    P,
    SPAN,
    CODE,
    PRE,
    TIME,
    UL,
    LI,
    DL,
    DT,
    DD,
    A,
    BUTTON,
    LABEL,
    INPUT(true),
    CANVAS,
    NOSCRIPT,
    DETAILS,
    SUMMARY,
    TABLE,
    CAPTION,
    THEAD,
    TBODY,
    TR,
    TH,
    TD,
    SVG,
    DESC,
    G,
    RECT,
    PATH,
    CIRCLE,
    TEXT;

    private final boolean isVoid;

    Tag() {
        this(false);
    }

    Tag(boolean isVoid) {
        this.isVoid = isVoid;
    }

    /** Whether nothing can stand in it, so that it has no end. */
    boolean isVoid() {
        return isVoid;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
