package flow.deploy;

import java.util.List;
import java.util.function.BooleanSupplier;

/** A deployment that could be made. */
public interface DeploymentPlan {

    /** What it changes, in the order in which it does; objects that stay as they are included. */
    List<ObjectChange> changes();

    /** Whether nothing was there yet. */
    boolean isNew();

    /** Whether it has a schedule by which nothing starts, since somebody suspended it in the place; a deployment leaves that as it is. */
    boolean isSuspended();

    /** By which others may be allowed to change the deployment. */
    String token();

    /**
     * Makes it. When it fails, what was there before is put back.
     *
     * @param isToldToEnd asked before each object; what was done until then is put back
     * @throws DeployRefused when the place says no after all, or has changed since the plan was made; its message has the state of each
     *     object
     * @throws DeployFailure likewise, for faults of the place, and when it was told to end
     */
    void carryOut(BooleanSupplier isToldToEnd);
}
