/**
 * A flow as the objects that an expert would write by hand: a WorkflowTemplate and a CronWorkflow of Argo Workflows, a Sensor of Argo Events.
 * Nothing here knows a cluster. The door is {@link flow.compile.argo.ArgoTarget}; the rules are those of {@code
 * field/argo-samples/lowering}.
 */
@NullMarked
package flow.compile.argo;

import org.jspecify.annotations.NullMarked;
