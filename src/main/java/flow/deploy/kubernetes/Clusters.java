package flow.deploy.kubernetes;

import flow.deploy.Connection;
import flow.deploy.DeployFailure;
import flow.deploy.Deployer;
import flow.deploy.DeployerKind;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The clusters that a kubeconfig names, and the one in which this process is a pod. */
public final class Clusters implements DeployerKind {
    private static final Duration CONNECTION = Duration.ofSeconds(10);

    /** A request that got no answer, or one that says so, is repeated: after 0.2, 0.4 and 0.8 seconds. */
    private static final int REPETITIONS = 3;

    private static final Duration BEFORE_REPETITION = Duration.ofMillis(200);

    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public Deployer open(Connection connection) {
        Config config = config(connection);
        config.setConnectionTimeout((int) CONNECTION.toMillis());
        config.setRequestTimeout((int) connection.timeout().toMillis());
        config.setRequestRetryBackoffLimit(connection.isPatient() ? REPETITIONS : 0);
        config.setRequestRetryBackoffInterval((int) BEFORE_REPETITION.toMillis());
        config.setUserAgent("flow");
        // By HTTP/2 API servers close the connection of who is not known, and the client tells that instead of the
        // answer.
        config.setHttp2Disable(true);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        // The client looks for parts of itself there.
        Thread.currentThread().setContextClassLoader(Clusters.class.getClassLoader());
        try {
            KubernetesClient client = new KubernetesClientBuilder()
                    .withConfig(config)
                    .withHttpClientFactory(new JdkHttpClientFactory())
                    .build();
            return new ArgoDeployer(new ApiServer(client, namespace(connection, config)));
        } catch (KubernetesClientException unusable) {
            throw new DeployFailure("the cluster's address or credentials cannot be used: " + unusable.getMessage());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static Config config(Connection connection) {
        // The only way in which the client reads several files as one.
        if (connection.kubeconfig() == null) {
            System.clearProperty(Config.KUBERNETES_KUBECONFIG_FILE);
        } else {
            System.setProperty(Config.KUBERNETES_KUBECONFIG_FILE, connection.kubeconfig());
        }
        Config config;
        try {
            config = Config.autoConfigure(connection.context());
        } catch (RuntimeException unreadable) {
            throw new DeployFailure(
                    "the kubeconfig " + file(connection) + " cannot be read: it is no YAML of that kind");
        }
        List<String> contexts =
                config.getContexts().stream().map(NamedContext::getName).toList();
        if (connection.context() != null && !contexts.contains(connection.context())) {
            throw new DeployFailure("there is no context '" + connection.context() + "' in the kubeconfig"
                    + (contexts.isEmpty() ? "" : "; there are " + String.join(", ", contexts)));
        }
        if (contexts.isEmpty() && !isPod()) {
            throw new DeployFailure(
                    "there is no cluster: " + file(connection) + " is not there, or has no context that could be"
                            + " used; write one with your cluster's own tool, or name it with KUBECONFIG");
        }
        return config;
    }

    private static boolean isPod() {
        return Files.exists(Path.of(Config.KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH));
    }

    private static String file(Connection connection) {
        return connection.kubeconfig() == null ? "~/.kube/config" : connection.kubeconfig();
    }

    /** Of the context, whatever variables the client would listen to as well. */
    private static String namespace(Connection connection, Config config) {
        if (connection.namespace() != null) {
            return connection.namespace();
        }
        String chosen = config.getCurrentContext() == null
                ? config.getNamespace()
                : config.getCurrentContext().getContext().getNamespace();
        return chosen == null || chosen.isEmpty() ? "default" : chosen;
    }
}
