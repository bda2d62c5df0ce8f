package flow.deploy.kubernetes;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The objects of one namespace of a cluster. Everything throws {@link ApiFault}. */
final class ApiServer implements AutoCloseable {
    /** Under which the cluster remembers what flow set. */
    static final String FIELD_MANAGER = "flow";

    private static final String STRICT = "Strict";

    /** By which an API server refuses fields that it does not know in an apply, with 500 as if that were its own fault. */
    private static final String NOT_OF_THE_SCHEMA = "failed to create typed patch object";

    private static final List<String> REHEARSAL = List.of("All");

    /** Objects of one answer: a namespace may have thousands of runs. */
    private static final long PAGE = 500;

    private static final long SMALL_PAGE = 20;

    private final KubernetesClient client;
    private final String namespace;

    ApiServer(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    String namespace() {
        return namespace;
    }

    String place() {
        String address = client.getMasterUrl().toString();
        return "namespace '" + namespace + "' of "
                + (address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
    }

    Optional<Live> get(ObjectType type, String name) {
        return asked(
                () -> Optional.ofNullable(objects(type).withName(name).get()).map(this::live));
    }

    /** All that have these labels. */
    List<Live> list(ObjectType type, Map<String, String> labels) {
        return listed(objects(type).withLabels(labels), PAGE);
    }

    /** Those of them that have another value of a label, or none. Such objects may be large: few are read at a time. */
    List<Live> listWithout(ObjectType type, Map<String, String> labels, String label, String value) {
        return listed(objects(type).withLabels(labels).withoutLabel(label, value), SMALL_PAGE);
    }

    private List<Live> listed(
            FilterWatchListDeletable<GenericKubernetesResource, GenericKubernetesResourceList, ?> wanted, long size) {
        try {
            return asked(() -> pages(wanted, size));
        } catch (ApiFault fault) {
            if (fault.code() != ApiFault.GONE) {
                throw fault;
            }
            // The list changed for so long that its next page is forgotten: from the beginning.
            return asked(() -> pages(wanted, size));
        }
    }

    private List<Live> pages(
            FilterWatchListDeletable<GenericKubernetesResource, GenericKubernetesResourceList, ?> wanted, long size) {
        List<Live> all = new ArrayList<>();
        String next = null;
        do {
            ListOptions page =
                    new ListOptionsBuilder().withLimit(size).withContinue(next).build();
            GenericKubernetesResourceList found = wanted.list(page);
            found.getItems().forEach(each -> all.add(live(each)));
            next = found.getMetadata() == null ? null : found.getMetadata().getContinue();
        } while (next != null && !next.isEmpty());
        return all;
    }

    /**
     * By server-side apply, with strict validation.
     *
     * @param isRehearsal whether the cluster only says what would become of it
     * @param isForced whether fields that others changed are taken back
     */
    Live apply(ObjectType type, Map<String, Object> tree, boolean isRehearsal, boolean isForced) {
        PatchContext.Builder how = new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(FIELD_MANAGER)
                .withFieldValidation(STRICT)
                .withForce(isForced);
        PatchContext context = isRehearsal ? how.withDryRun(REHEARSAL).build() : how.build();
        GenericKubernetesResource object = object(tree);
        return asked(() -> live(objects(type).resource(object).patch(context, object)));
    }

    Live create(ObjectType type, Map<String, Object> tree) {
        return asked(() -> live(objects(type).resource(object(tree)).create()));
    }

    /** @param json of a merge patch */
    Live merge(ObjectType type, String name, String json) {
        PatchContext context = PatchContext.of(PatchType.JSON_MERGE);
        return asked(() -> live(objects(type).withName(name).patch(context, json)));
    }

    /**
     * What belongs to it stays.
     *
     * @return whether it was there
     */
    boolean delete(ObjectType type, String name) {
        DeletionPropagation what = type.hasDependents() ? DeletionPropagation.ORPHAN : DeletionPropagation.BACKGROUND;
        return asked(() -> !objects(type)
                .withName(name)
                .withPropagationPolicy(what)
                .delete()
                .isEmpty());
    }

    /** The kinds of a version of a group, such as {@code argoproj.io/v1alpha1}; none when the cluster does not know it. */
    Set<String> kinds(String apiVersion) {
        APIResourceList found = asked(() -> client.getApiResources(apiVersion));
        return found == null
                ? Set.of()
                : found.getResources().stream().map(APIResource::getKind).collect(Collectors.toSet());
    }

    boolean may(String verb, ObjectType type) {
        Map<String, Object> attributes =
                Map.of("namespace", namespace, "verb", verb, "group", type.group(), "resource", type.plural());
        Map<String, Object> question = Map.of(
                "apiVersion",
                ObjectType.ACCESS_REVIEW.apiVersion(),
                "kind",
                ObjectType.ACCESS_REVIEW.kind(),
                "spec",
                Map.of("resourceAttributes", attributes));
        return create(ObjectType.ACCESS_REVIEW, question).isTrue("status", "allowed");
    }

    String log(String pod, String container) {
        return asked(() -> client.pods()
                .inNamespace(namespace)
                .withName(pod)
                .inContainer(container)
                .getLog());
    }

    @Override
    public void close() {
        client.close();
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            objects(ObjectType type) {
        ResourceDefinitionContext context = new ResourceDefinitionContext.Builder()
                .withGroup(type.group())
                .withVersion(type.version())
                .withKind(type.kind())
                .withPlural(type.plural())
                .withNamespaced(type.isNamespaced())
                .build();
        MixedOperation<GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
                all = client.genericKubernetesResources(context);
        return type.isNamespaced() ? all.inNamespace(namespace) : all;
    }

    private GenericKubernetesResource object(Map<String, Object> tree) {
        return client.getKubernetesSerialization().convertValue(tree, GenericKubernetesResource.class);
    }

    private Live live(GenericKubernetesResource object) {
        return new Live(Live.json(client.getKubernetesSerialization().convertValue(object, Map.class)));
    }

    private static <T> T asked(Supplier<T> request) {
        try {
            return request.get();
        } catch (KubernetesClientException fault) {
            throw fault(fault);
        }
    }

    private static ApiFault fault(KubernetesClientException fault) {
        Status status = fault.getStatus();
        if (fault.getCode() <= 0 || status == null) {
            return new ApiFault(Math.max(ApiFault.UNREACHED, fault.getCode()), "", reason(fault), List.of(), fault);
        }
        List<ApiFault.Cause> causes = status.getDetails() == null
                ? List.of()
                : status.getDetails().getCauses().stream()
                        .map(cause -> new ApiFault.Cause(
                                String.valueOf(cause.getField()), String.valueOf(cause.getMessage())))
                        .toList();
        String message = status.getMessage() == null ? reason(fault) : status.getMessage();
        String word = status.getReason() == null ? "" : status.getReason();
        int code = message.startsWith(NOT_OF_THE_SCHEMA) ? ApiFault.INVALID : fault.getCode();
        return new ApiFault(code, word, message, causes, fault);
    }

    /** The innermost one says most: {@code Connection refused}. */
    private static String reason(Throwable fault) {
        Throwable inner = fault;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        String message = inner.getMessage();
        String kind = inner.getClass().getSimpleName();
        return message == null || message.isBlank() ? kind : message;
    }
}
