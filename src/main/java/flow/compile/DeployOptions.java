package flow.compile;

import flow.graph.Secret;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment is besides its flow.
 *
 * @param name of the deployment, {@code Flow} or {@code project.branch.Flow}
 * @param facts what tasks have to know of it
 * @param defaults the value of each parameter that has a default, as a text, computed when the flow is deployed; a parameter that is not
 *     required and has none is not in it
 * @param telling who is told how runs end
 * @param events how events come and go
 */
public record DeployOptions(
        String name,
        DeploymentFacts facts,
        Map<String, String> defaults,
        Runtime runtime,
        Limits limits,
        Telling telling,
        EventOptions events) {

    public DeployOptions {
        defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    }

    /**
     * What tells people of a run's end: what ends the run.
     *
     * @param variable that says what is told, and what it says; nothing secret
     * @param secrets of Kubernetes that this needs, by the variables that hold them there
     */
    public record Telling(String variable, String value, Map<String, Secret> secrets) {
        public static final Telling NOBODY = new Telling("", "", Map.of());

        public Telling {
            secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
        }

        public boolean isNobody() {
            return value.isEmpty();
        }
    }

    /**
     * What pods are made of.
     *
     * @param image that holds flow, in {@code /opt/flow}
     * @param codePackage digest of the package that the store has
     * @param store where runs are kept
     * @param variables more that the store needs, as variables; nothing secret
     * @param storeSecret a Kubernetes secret whose keys are variables with credentials for the store; null when the service account has
     *     them
     * @param serviceAccount of all pods that do not say otherwise
     * @param gangs what makes the nodes of a gang
     */
    public record Runtime(
            String image,
            String codePackage,
            String store,
            Map<String, String> variables,
            @Nullable String storeSecret,
            String serviceAccount,
            Gangs gangs) {
        public Runtime {
            variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        }
    }

    /**
     * By what events come and runs are started by them.
     *
     * @param bus that carries them
     * @param source to which flow's own are published
     * @param event what that source calls them
     * @param account as which runs are started
     * @param url to which pods publish; empty for nowhere
     * @param announces whether the end of each run is published there
     */
    public record EventOptions(
            String bus, String source, String event, String account, String url, boolean announces) {}

    /** What makes the nodes of a gang in a cluster. */
    public enum Gangs {
        /** A JobSet, which gives its pods names in the network; its controller has to be there. */
        JOB_SETS,
        /** A Job of Kubernetes itself, with a Service of the deployment for the names. */
        JOBS
    }

    /**
     * How much, how long, how often.
     *
     * @param maxWorkers tasks of a run at a time
     * @param timeout of a whole run; null for none
     * @param priority of runs in the target's queue; null for none
     * @param maxConcurrentRuns others wait; null for any number
     * @param keepSucceeded how long the target keeps its own record of a run that succeeded; the store keeps its run for ever
     * @param keepFailed the same of one that failed
     */
    public record Limits(
            int maxWorkers,
            @Nullable Duration timeout,
            @Nullable Integer priority,
            @Nullable Integer maxConcurrentRuns,
            Duration keepSucceeded,
            Duration keepFailed) {}
}
