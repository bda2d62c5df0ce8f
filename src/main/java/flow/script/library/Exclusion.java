package flow.script.library;

/**
 * What must not come in through another library.
 *
 * @param name {@code *} for all of the group
 */
public record Exclusion(String group, String name) {

    /** @throws IllegalArgumentException with a clause for the user, when this can name nothing */
    public Exclusion {
        if (group.isBlank() || name.isBlank() || (group + name).chars().anyMatch(c -> c <= ' ' || c == ':')) {
            throw new IllegalArgumentException("'" + group + ":" + name + "' names no library");
        }
    }

    /** Reads {@code group:name}; more parts do not count. */
    static Exclusion parse(String text) {
        String[] parts = text.strip().split(":", -1);
        return new Exclusion(parts[0], parts.length > 1 ? parts[1] : "*");
    }

    @Override
    public String toString() {
        return group + ":" + name;
    }
}
