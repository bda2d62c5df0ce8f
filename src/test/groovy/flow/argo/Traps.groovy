package flow.argo

import com.fasterxml.jackson.databind.JsonNode

/**
 * What is wrong with manifests though Argo's definitions and `argo lint` let it pass (field/argo.md §0 and §5): it shows when a run fails, stands still
 * or does something else. It knows nothing of the compiler.
 */
class Traps {
    private Traps() {}

    /**
     * @param objects that lie in a cluster together
     * @return each trap with its place, as `train: templates.main.dag.tasks[2].when: …`; nothing when there is none
     */
    static List<String> of(List<JsonNode> objects) {
        def cluster = new Cluster(objects)
        def faults = EveryNameIsUnique.faults(cluster) +
            EveryRunCanBegin.faults(cluster) +
            EverySensorStartsRuns.faults(cluster) +
            EveryTaskCanBegin.faults(cluster) +
            EveryArgumentIsAnInput.faults(cluster) +
            EveryTagIsInScope.faults(cluster) +
            EveryPodIsComplete.faults(cluster) +
            EverythingFits.faults(cluster)
        // Only what can be read and evaluated can be played through.
        faults ?: EveryOutputIsThere.faults(cluster)
    }
}
