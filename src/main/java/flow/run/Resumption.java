package flow.run;

import flow.resume.Plan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run goes on from an earlier one.
 *
 * @param plan what it takes over
 * @param isAnew whether others may go on from that run too, after this one: a part of it is only to be run again. Otherwise one
 *     run alone ever does
 * @param isTrial whether what it runs is another thing for those outside than what that run did: its idempotency keys are its own
 * @param set what the one task of a plan of one sees in the place of what was there: artifacts, and the items around it
 */
public record Resumption(Plan plan, boolean isAnew, boolean isTrial, Map<String, ? extends @Nullable Object> set) {

    public Resumption(Plan plan, boolean isAnew) {
        this(plan, isAnew, false, Map.of());
    }

    public Resumption {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }
}
