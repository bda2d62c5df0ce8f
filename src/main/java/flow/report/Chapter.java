package flow.report;

/** A part of the page below a heading of its own. */
interface Chapter {

    /** Where links to it lead. */
    String id();

    String title();

    /** Its content, without the heading. */
    void write(Html html);
}
