package flow.deploy

/** The cluster that the kubeconfig names: `./mvnw -Pcluster test`. Without the ending of the other specs, so that it is run on demand alone. */
class DeployToCluster extends DeployContract {

    @Override
    SomeCluster made() { new RealCluster() }
}
