package flow.deploy;

import org.jspecify.annotations.Nullable;

/**
 * A field that is different, the topmost one.
 *
 * @param path such as {@code spec.templates[process].container.image}; elements of a list by their names where they have some
 * @param before maps, lists and scalars; null when it was not there
 * @param after likewise, when it is there no more
 */
public record FieldChange(
        String path, @Nullable Object before, @Nullable Object after) {}
