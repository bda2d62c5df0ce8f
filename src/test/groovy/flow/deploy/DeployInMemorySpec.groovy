package flow.deploy

/** The cluster of the other specs does what real ones do. */
class DeployInMemorySpec extends DeployContract {

    @Override
    SomeCluster made() { new InMemoryCluster() }
}
