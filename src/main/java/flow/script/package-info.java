/**
 * From a script file to its flow: read, compile or take from the cache, evaluate, with Groovy's faults told in our words.
 * The door is {@link flow.script.ScriptLoader}.
 */
@NullMarked
package flow.script;

import org.jspecify.annotations.NullMarked;
