/**
 * What of an earlier run is taken over when it is resumed, and why the rest is run: known before anything runs. The door is
 * {@link flow.resume.Plan}.
 */
@NullMarked
package flow.resume;

import org.jspecify.annotations.NullMarked;
