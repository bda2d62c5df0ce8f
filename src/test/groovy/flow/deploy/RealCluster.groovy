package flow.deploy

import flow.compile.argo.Roles
import io.fabric8.kubernetes.api.model.GenericKubernetesResource
import io.fabric8.kubernetes.api.model.NamespaceBuilder
import io.fabric8.kubernetes.client.Config
import io.fabric8.kubernetes.client.KubernetesClient
import io.fabric8.kubernetes.client.KubernetesClientBuilder
import io.fabric8.kubernetes.client.dsl.base.PatchContext
import io.fabric8.kubernetes.client.dsl.base.PatchType
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext
import io.fabric8.kubernetes.client.utils.Serialization

import java.nio.file.Files
import java.nio.file.Path

/** A namespace of its own in the cluster of the kubeconfig, gone when this is closed. */
class RealCluster implements SomeCluster {
    private final Config config = Config.autoConfigure(System.getProperty('flow.cluster.context'))
    private final KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()
    private final String namespace = "flow-specs-${ProcessHandle.current().pid()}"

    RealCluster() {
        client.namespaces().resource(new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build()).create()
        Roles.of(namespace, 'flow', 'flow-sensor', 'ada').each { role ->
            client.resource(Serialization.asJson(role.content())).inNamespace(namespace).create()
        }
    }

    @Override
    Path kubeconfig(Path folder) {
        def here = Serialization.unmarshal(config.file.text, io.fabric8.kubernetes.api.model.Config)
        here.currentContext = config.currentContext.name
        here.contexts.find { it.name == here.currentContext }.context.namespace = namespace
        Files.writeString(folder.resolve('kubeconfig'), Serialization.asYaml(here))
    }

    @Override
    Map get(String kind, String name) {
        def found = of(kind).withName(name).get()
        found == null || found.metadata.deletionTimestamp ? null : tree(found)
    }

    @Override
    Map put(String apiVersion, String kind, String name, Map more) {
        tree(of(kind).resource(object([apiVersion: apiVersion, kind: kind] + more + [metadata: [name: name] + (more.metadata ?: [:])])).create())
    }

    @Override
    Map change(String kind, String name, Closure change) {
        def before = get(kind, name)
        change(before)
        before.metadata.remove('managedFields')
        def how = new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).withFieldManager('kubectl-edit').build()
        tree(of(kind).withName(name).patch(how, Serialization.asJson(before)))
    }

    private of(String kind) {
        client.genericKubernetesResources(new ResourceDefinitionContext.Builder().withGroup('argoproj.io').withVersion('v1alpha1')
            .withKind(kind).withPlural("${kind.toLowerCase()}s").withNamespaced(true).build()).inNamespace(namespace)
    }

    private static GenericKubernetesResource object(Map tree) { Serialization.unmarshal(Serialization.asJson(tree), GenericKubernetesResource) }

    private static Map tree(GenericKubernetesResource object) { Serialization.unmarshal(Serialization.asJson(object), Map) }

    @Override
    void close() {
        client.namespaces().withName(namespace).delete()
        client.close()
    }
}
