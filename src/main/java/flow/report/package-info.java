/**
 * A page about one run, for people, in one file that asks for nothing outside itself. The door is {@link flow.report.Report}; all
 * that is written goes through {@code Html}, which knows no way to write a text unescaped.
 */
@NullMarked
package flow.report;

import org.jspecify.annotations.NullMarked;
