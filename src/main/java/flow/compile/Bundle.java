package flow.compile;

import java.util.List;

/**
 * All that a target makes of a flow.
 *
 * @param name of the deployment: what its objects are called and labelled with
 * @param manifests in the order in which they are to be created
 */
public record Bundle(String name, List<Manifest> manifests) {
    public Bundle {
        manifests = List.copyOf(manifests);
    }
}
