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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opens the place into which flows are put. Its libraries are opened only then: see {@link ApartLibraries}. */
final class Deployers {
    private static final String KUBERNETES = "kubernetes";
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final int BRIEF_SECONDS = 5;

    private final Map<String, String> environment;

    Deployers(Surroundings surroundings) {
        this.environment = surroundings.environment();
    }

    /** @throws DeployFailure when there is none */
    Deployer open(Configuration configuration) {
        return open(configuration, Duration.ofSeconds(configuration.value(Settings.KUBERNETES_TIMEOUT)), true);
    }

    /** For a question whose answer is not needed: asked once, and waited for a few seconds at most. */
    Deployer openBriefly(Configuration configuration) {
        int most = Math.min(BRIEF_SECONDS, configuration.value(Settings.KUBERNETES_TIMEOUT));
        return open(configuration, Duration.ofSeconds(most), false);
    }

    private Deployer open(Configuration configuration, Duration timeout, boolean isPatient) {
        String namespace = configuration.value(Settings.KUBERNETES_NAMESPACE);
        if (!namespace.isEmpty() && !NAMESPACE.matcher(namespace).matches()) {
            throw new UsageFault("a namespace has lower-case letters, digits and dashes, not '" + namespace + "'");
        }
        Connection connection = new Connection(
                Optional.ofNullable(environment.get("KUBECONFIG"))
                        .filter(files -> !files.isBlank())
                        .orElse(null),
                set(configuration.value(Settings.KUBERNETES_CONTEXT)),
                set(namespace),
                timeout,
                isPatient);
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
