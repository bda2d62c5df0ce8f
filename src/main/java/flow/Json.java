package flow;

/** Marks a parameter whose text is JSON: {@code parameter 'settings', type: Json}. Its value is maps, lists and scalars. */
public final class Json {
    private Json() {}
}
