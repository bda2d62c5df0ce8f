package flow.client;

import flow.store.RunTags;
import java.util.Collection;

/** Tags to attach to a run and others to take away, checked against those that it has. */
record TagChange(Collection<String> added, Collection<String> removed) {

    TagChange {
        for (String tag : added) {
            String fault = RunTags.fault(tag);
            if (fault != null) {
                throw new IllegalArgumentException(fault);
            }
        }
    }

    RunTags of(RunTags tags) {
        removed.forEach(tag -> requireRemovable(tags, tag));
        return tags.changed(added, removed);
    }

    private static void requireRemovable(RunTags tags, String tag) {
        if (tags.ofFlow().contains(tag)) {
            throw new IllegalArgumentException("the tag '" + tag + "' is set by the flow itself, and stays");
        }
        if (!tags.given().contains(tag)) {
            throw new IllegalArgumentException("the run has no tag '" + tag + "'");
        }
    }
}
