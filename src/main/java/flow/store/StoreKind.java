package flow.store;

import java.util.Map;

/** A kind of place where runs are kept. Those that need libraries of their own are found by {@link java.util.ServiceLoader}. */
public interface StoreKind {

    /** How such places begin, before the colon: {@code s3}. */
    String scheme();

    /**
     * Nothing is asked of the place yet.
     *
     * @param place {@code s3://bucket/prefix}
     * @param settings those of the section {@code store-} and the scheme, by their names; empty texts where nothing is set
     * @throws IllegalArgumentException with a message for whoever named it, when there can be no such place
     */
    Store open(String place, Map<String, String> settings);
}
