package flow.report;

/**
 * An attribute of an element.
 *
 * @param value not escaped yet
 */
record Attribute(Name name, String value) {}
