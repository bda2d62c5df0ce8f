package flow.compile;

import java.util.List;

/**
 * All that a target makes of a flow.
 *
 * @param name of the deployment: what its objects are called and labelled with
 * @param manifests in the order in which they are to be created
 * @param requirements what the place has to have besides the target itself
 * @param secretKeys what bodies read of secrets that the place keeps, in the order of the script
 */
public record Bundle(
        String name, List<Manifest> manifests, List<Requirement> requirements, List<SecretKey> secretKeys) {
    public Bundle {
        manifests = List.copyOf(manifests);
        requirements = List.copyOf(requirements);
        secretKeys = List.copyOf(secretKeys);
    }

    /**
     * A kind of object that tasks are made of.
     *
     * @param why a clause, such as {@code step 'train' runs on 4 nodes}
     * @param remedy what to do where it is missing, likewise
     */
    public record Requirement(String apiVersion, String kind, String why, String remedy) {}

    /** @param step the first one that reads it */
    public record SecretKey(String secret, String key, String step) {}
}
