/**
 * What can be seen of a script without running it: where every word stands, what every body reads and sets, and which rules
 * of the language it breaks. The doors are {@link flow.script.syntax.ScriptSyntax}, which takes part in the compilation, and
 * {@link flow.script.syntax.GroovyErrors}, which puts Groovy's own errors into plain words.
 */
@NullMarked
package flow.script.syntax;

import org.jspecify.annotations.NullMarked;
