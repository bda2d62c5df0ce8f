package flow.deploy

import flow.cli.Terminal
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** Commands typed at a terminal from which a cluster can be reached, with a store in a folder. */
abstract class InCluster extends Specification {
    @TempDir
    Path temporary

    @AutoCleanup
    InMemoryCluster cluster = new InMemoryCluster()

    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
        terminal.environment = [KUBECONFIG: cluster.kubeconfig(temporary).toString(), FLOW_STORE: temporary.resolve('store').toString(), FLOW_KUBERNETES_TIMEOUT: '1']
    }
}
