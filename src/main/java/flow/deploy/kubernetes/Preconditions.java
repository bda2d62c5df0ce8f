package flow.deploy.kubernetes;

import flow.compile.Bundle;
import flow.compile.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a cluster has to have and to allow before anything is sent to it. */
final class Preconditions {
    private static final String ARGO = ObjectType.WORKFLOW_TEMPLATE.apiVersion();
    private static final List<String> VERBS = List.of("get", "list", "create", "patch", "delete");
    private static final String ROLES = "'flow deploy --rbac' prints the roles that are needed";

    private final ApiServer server;
    private final Bundle bundle;

    Preconditions(ApiServer server, Bundle bundle) {
        this.server = server;
        this.bundle = bundle;
    }

    /** Everything that is not as it has to be; nothing when a deployment may go on. */
    List<String> faults() {
        Set<String> kinds = server.kinds(ARGO);
        if (!kinds.contains(ObjectType.WORKFLOW_TEMPLATE.kind())) {
            return List.of("there is no Argo Workflows in " + server.place() + ": it does not know "
                    + ObjectType.WORKFLOW_TEMPLATE.kind() + " (" + ARGO
                    + "); install it from argo-workflows.readthedocs.io, 3.6 or later");
        }
        List<String> faults = new ArrayList<>();
        types().stream()
                .filter(type -> type.apiVersion().equals(ARGO) && !kinds.contains(type.kind()))
                .forEach(type -> faults.add(unknown(type)));
        requirements(faults);
        if (isMissing(ObjectType.NAMESPACE, server.namespace())) {
            faults.add(
                    "there is no namespace '" + server.namespace() + "'; choose another with --namespace, or 'kubectl"
                            + " create namespace " + server.namespace() + "'");
            return faults;
        }
        permissions(types(), VERBS).ifPresent(faults::add);
        named(faults);
        return faults;
    }

    private String unknown(ObjectType type) {
        if (type == ObjectType.SENSOR) {
            return "the flow starts when events come, and there is no Argo Events in " + server.place()
                    + ": it does not know " + type.kind() + " (" + ARGO
                    + "); install it from argoproj.github.io/argo-events";
        }
        return "the Argo Workflows in " + server.place() + " does not know " + type.kind()
                + "; install its definitions, 3.6 or later";
    }

    private Set<ObjectType> types() {
        Set<ObjectType> types = new LinkedHashSet<>();
        bundle.manifests().stream().map(ObjectType::of).forEach(types::add);
        return types;
    }

    private void requirements(List<String> faults) {
        for (Bundle.Requirement requirement : bundle.requirements()) {
            if (!server.kinds(requirement.apiVersion()).contains(requirement.kind())) {
                faults.add(requirement.why() + ", which needs " + requirement.kind() + " (" + requirement.apiVersion()
                        + "), and the cluster does not know it; " + requirement.remedy());
            }
        }
    }

    /** The same for objects that are to be taken away. */
    List<String> faultsOfRemoval(List<Live> objects) {
        Set<ObjectType> types = new LinkedHashSet<>();
        objects.stream().map(ObjectType::of).forEach(types::add);
        return permissions(types, List.of("delete")).stream().toList();
    }

    private Optional<String> permissions(Set<ObjectType> types, List<String> verbs) {
        Set<String> missing = new TreeSet<>();
        for (ObjectType type : types) {
            for (String verb : verbs) {
                if (!server.may(verb, type)) {
                    missing.add(verb + " " + type.plural());
                }
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("you may not " + String.join(", ", missing) + " in " + server.place() + "; " + ROLES);
    }

    private void named(List<String> faults) {
        NamedObjects named = NamedObjects.of(bundle.manifests());
        for (String account : named.accounts()) {
            if (isMissing(ObjectType.SERVICE_ACCOUNT, account)) {
                faults.add("there is no service account '" + account + "' in namespace '" + server.namespace()
                        + "', as which pods are to run; name another with kubernetes.service-account, or make it: "
                        + ROLES);
            }
        }
        for (String account : named.starters()) {
            if (isMissing(ObjectType.SERVICE_ACCOUNT, account)) {
                faults.add("there is no service account '" + account + "' in namespace '" + server.namespace()
                        + "', as which runs are to be started when events come; name another with"
                        + " events.sensor-account, or make it: " + ROLES);
            }
        }
        for (String secret : named.secrets()) {
            if (isMissing(ObjectType.SECRET, secret)) {
                faults.add("there is no secret '" + secret + "' in namespace '" + server.namespace()
                        + "', which pods need");
            }
        }
        for (Bundle.SecretKey key : bundle.secretKeys()) {
            boolean isWithout = shows(
                    ObjectType.SECRET,
                    key.secret(),
                    found -> found.filter(secret -> !secret.map("data").containsKey(key.key()))
                            .isPresent());
            if (isWithout) {
                faults.add("secret '" + key.secret() + "' in namespace '" + server.namespace() + "' has no key '"
                        + key.key() + "', which step '" + key.step() + "' reads");
            }
        }
    }

    private boolean isMissing(ObjectType type, String name) {
        return shows(type, name, Optional::isEmpty);
    }

    /** Who may not look does not know. */
    private boolean shows(ObjectType type, String name, Predicate<Optional<Live>> fault) {
        try {
            return fault.test(server.get(type, name));
        } catch (ApiFault unseen) {
            if (unseen.code() == ApiFault.FORBIDDEN) {
                return false;
            }
            throw unseen;
        }
    }

    /** What a cluster that refuses an object has against it. */
    static List<String> refusals(Manifest manifest, ApiFault fault) {
        if (fault.code() == ApiFault.CONFLICT && !fault.causes().isEmpty()) {
            return fault.causes().stream()
                    .map(cause -> manifest + ": " + cause.field().replaceFirst("^\\.", "")
                            + " was changed since by somebody else (" + cause.message() + "); --force takes it back")
                    .toList();
        }
        boolean isUnknown = fault.getMessage().contains("unknown field")
                || fault.getMessage().contains("not declared in schema");
        String tooOld = isUnknown ? "; the Argo Workflows there is older than 3.7, or its definitions are" : "";
        return List.of(
                "the cluster refuses " + manifest + ": " + fault.getMessage().strip() + tooOld);
    }
}
