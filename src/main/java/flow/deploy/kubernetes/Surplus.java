package flow.deploy.kubernetes;

import flow.deploy.DeployFailure;
import flow.deploy.DeployRefused;
import java.util.ArrayList;
import java.util.List;

/**
 * Objects of a deployment that are to go. A run has a copy of the template with which it began; what that refers to is looked up while
 * the run goes on, and so it stays as long as one does.
 *
 * @param going in the order in which they go: what starts runs before what they consist of
 * @param kept for the runs
 * @param openRuns their names
 */
record Surplus(List<Live> going, List<Live> kept, List<String> openRuns) {

    /**
     * @param objects in the order in which they were made
     * @param main the name of the template of which runs have copies
     */
    static Surplus of(ApiServer server, List<Live> objects, String main) {
        List<String> open = objects.isEmpty() ? List.of() : new Workflows(server).open(main);
        List<Live> going = new ArrayList<>();
        List<Live> kept = new ArrayList<>();
        for (Live object : objects) {
            boolean isCopied = ObjectType.of(object) == ObjectType.WORKFLOW_TEMPLATE
                    && object.name().equals(main);
            boolean isNeeded =
                    !open.isEmpty() && !isCopied && !ObjectType.of(object).isStarter();
            if (isNeeded) {
                kept.add(object);
            } else {
                going.add(0, object);
            }
        }
        return new Surplus(going, kept, open);
    }

    /** Takes them away, and goes on where one fails. */
    Removal remove(ApiServer server) {
        List<String> removed = new ArrayList<>();
        List<String> left = new ArrayList<>();
        boolean isRefused = true;
        for (Live object : going) {
            try {
                if (server.delete(ObjectType.of(object), object.name())) {
                    removed.add(object.toString());
                }
            } catch (ApiFault fault) {
                isRefused &= fault.isRefusal();
                left.add("  " + object + ": " + fault.getMessage().strip());
            }
        }
        return new Removal(removed, left, isRefused);
    }

    /**
     * What became of it.
     *
     * @param left which objects are there still, and why
     * @param isRefused whether the cluster said no to all of these
     */
    record Removal(List<String> removed, List<String> left, boolean isRefused) {

        /**
         * @param what to say in front of what is left
         * @throws DeployRefused or {@link DeployFailure} when anything is
         */
        void requireWhole(String what) {
            if (!left.isEmpty()) {
                String message = what + "\n" + String.join("\n", left);
                throw isRefused ? new DeployRefused(message) : new DeployFailure(message);
            }
        }
    }
}
