package flow.report;

import flow.artifact.Stored;
import flow.artifact.UnreadableValue;
import flow.client.Artifact;
import flow.view.Sizes;
import flow.view.ValueLine;

/**
 * A kept value in a few words. A large one is not read: that would hold all of it in memory for the sake of its beginning.
 *
 * @param type empty when it is not known
 */
record ShownValue(String type, String size, String text) {
    private static final long LARGEST = 1_000_000;

    /** @param most how many characters of it are shown */
    static ShownValue of(Artifact artifact, int most) {
        String size = Sizes.text(artifact.getSize());
        if (artifact.getSize() > LARGEST) {
            return new ShownValue("", size, "too large to be shown here");
        }
        try {
            Stored value = artifact.stored();
            return new ShownValue(value.type(), size, ValueLine.of(value, most));
        } catch (UnreadableValue unreadable) {
            return new ShownValue("", size, Cut.line(most, "cannot be read: " + unreadable.getMessage()));
        }
    }
}
