/**
 * Argo Workflows in a cluster of Kubernetes, by the API of Kubernetes alone. {@link flow.deploy.kubernetes.Clusters} is the door; {@link
 * flow.deploy.kubernetes.ApiServer} alone knows the client's library.
 */
@NullMarked
package flow.deploy.kubernetes;

import org.jspecify.annotations.NullMarked;
