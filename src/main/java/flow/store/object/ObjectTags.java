package flow.store.object;

import flow.store.StoreCorrupt;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The tags that people gave a run: an object for each change, the last of which holds them all. Earlier ones stay with the run, so
 * that nobody who saw an older list can take their place.
 */
final class ObjectTags {
    private static final String IS = "tags";

    private final Place place;
    private final String runId;
    private final String prefix;

    ObjectTags(Place place, String runId) {
        this.place = place;
        this.runId = runId;
        this.prefix = Keys.tags(runId);
    }

    /** Empty while nobody changed them. */
    Optional<Set<String>> read() {
        int last = last();
        return last < 0 ? Optional.empty() : Optional.of(read(last));
    }

    /** @param change is given what {@link #read} says, and asked again when others were faster */
    Set<String> change(Function<Optional<Set<String>>, Set<String>> change) {
        while (true) {
            int last = last();
            Set<String> changed = change.apply(last < 0 ? Optional.empty() : Optional.of(read(last)));
            if (place.create(Keys.numbered(prefix, last + 1), IS, runId, last + 1, texts(changed))) {
                return changed;
            }
        }
    }

    private int last() {
        int next = 0;
        for (Bucket.Entry entry : place.requests().list(prefix)) {
            next += Keys.number(prefix, entry.key()) == next ? 1 : 0;
        }
        return next - 1;
    }

    private Set<String> read(int number) {
        String key = Keys.numbered(prefix, number);
        Set<String> tags = new LinkedHashSet<>();
        place.read(key, IS, runId, number)
                .orElseThrow(() -> new StoreCorrupt(place.requests().place(key), "it was written and is gone"))
                .texts()
                .forEach(text -> tags.add(new String(text, StandardCharsets.UTF_8)));
        return tags;
    }

    private static List<byte[]> texts(Set<String> tags) {
        return tags.stream().map(tag -> tag.getBytes(StandardCharsets.UTF_8)).toList();
    }
}
