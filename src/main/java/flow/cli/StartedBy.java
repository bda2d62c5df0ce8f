package flow.cli;

import flow.event.Start;
import flow.graph.Flow;
import flow.prepare.EventParameters;
import flow.prepare.GivenParameter;
import flow.store.Cause;
import java.util.Map;

/**
 * What starts a run, and what that has for its parameters.
 *
 * @param parameters by name; all else is stronger, but for defaults
 */
record StartedBy(Cause cause, Map<String, GivenParameter> parameters) {
    /** A person. */
    static final StartedBy HAND = new StartedBy(Cause.BY_HAND, Map.of());

    static StartedBy events(Flow flow, Start start) {
        return new StartedBy(new Cause(null, start.records()), EventParameters.of(flow, start));
    }
}
