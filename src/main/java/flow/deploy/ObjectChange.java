package flow.deploy;

import java.util.List;

/**
 * What a deployment does to one object.
 *
 * @param object such as {@code CronWorkflow training}
 * @param fields what is different, of an object that is changed
 */
public record ObjectChange(String object, Kind kind, List<FieldChange> fields) {

    /** In which way. */
    public enum Kind {
        ADDED,
        CHANGED,
        SAME,
        REMOVED,
        /** It is no longer part of the flow, but runs that go on need it; a later deployment takes it away. */
        KEPT
    }

    public ObjectChange {
        fields = List.copyOf(fields);
    }
}
