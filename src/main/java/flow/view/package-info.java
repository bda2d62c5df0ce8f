/**
 * Results as people and programs read them: tables, sizes, durations, and values as texts and as JSON. Everything here is a pure function of
 * what it is given; the commands print what comes out.
 */
@NullMarked
package flow.view;

import org.jspecify.annotations.NullMarked;
