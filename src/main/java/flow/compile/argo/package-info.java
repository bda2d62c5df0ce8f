/**
 * A flow as the objects of Argo Workflows that an expert would write by hand: a WorkflowTemplate, a CronWorkflow. Nothing here knows a
 * cluster. The door is {@link flow.compile.argo.ArgoTarget}; the rules are those of {@code field/argo-samples/lowering}.
 */
@NullMarked
package flow.compile.argo;

import org.jspecify.annotations.NullMarked;
