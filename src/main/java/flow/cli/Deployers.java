package flow.cli;

import flow.config.Configuration;
import flow.config.Settings;
import flow.deploy.Connection;
import flow.deploy.DeployFailure;
import flow.deploy.Deployer;
import flow.deploy.DeployerKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the place into which flows are put. Its libraries are opened only then: see {@link ApartLibraries}. */
final class Deployers {
    private static final String KUBERNETES = "kubernetes";

    private final Map<String, String> environment;

    Deployers(Surroundings surroundings) {
        this.environment = surroundings.environment();
    }

    /** @throws DeployFailure when there is none */
    Deployer open(Configuration configuration) {
        Connection connection = new Connection(
                Optional.ofNullable(environment.get("KUBECONFIG"))
                        .filter(files -> !files.isBlank())
                        .orElse(null),
                set(configuration.value(Settings.KUBERNETES_CONTEXT)),
                set(configuration.value(Settings.KUBERNETES_NAMESPACE)),
                Duration.ofSeconds(configuration.value(Settings.KUBERNETES_TIMEOUT)));
        return new ApartLibraries(KUBERNETES)
                .service(DeployerKind.class, kind -> kind.name().equals(KUBERNETES))
                .orElseThrow(() -> new DeployFailure(
                        "the libraries of Kubernetes are missing: this flow was installed without lib/" + KUBERNETES))
                .open(connection);
    }

    private static @Nullable String set(String value) {
        return value.isEmpty() ? null : value;
    }
}
