/**
 * What people set outside of a script: layered settings, each with its origin, and the trees of the word {@code config}.
 * The doors are {@link flow.config.Configuration} for the first and {@link flow.config.ConfigTrees} for the second.
 */
@NullMarked
package flow.config;

import org.jspecify.annotations.NullMarked;
