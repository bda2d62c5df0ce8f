/**
 * What stands between a script and a run that can begin, the same for a command and for a test: the trees of its configs, the values
 * of its parameters, what is wrong with it. The doors are {@link flow.prepare.ScriptConfigs}, {@link flow.prepare.ParameterValues} and
 * {@link flow.prepare.ScriptProblems}.
 */
@NullMarked
package flow.prepare;

import org.jspecify.annotations.NullMarked;
