package flow.deploy;

/** A kind of place into which flows are put. Those that need libraries of their own are found by {@link java.util.ServiceLoader}. */
public interface DeployerKind {

    /** The folder of its libraries, {@code kubernetes}. */
    String name();

    /** @throws DeployFailure when there is no such place */
    Deployer open(Connection connection);
}
