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
        REMOVED
    }

    public ObjectChange {
        fields = List.copyOf(fields);
    }
}
