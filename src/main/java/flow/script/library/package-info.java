/**
 * The libraries that a script asks for: read from its text before it is compiled, resolved with Maven's resolver, held fast by a
 * lock file beside the script.
 * The door is {@link flow.script.library.LibraryResolver}, which turns {@link flow.script.library.RequestedLibraries} into jars.
 */
@NullMarked
package flow.script.library;

import org.jspecify.annotations.NullMarked;
