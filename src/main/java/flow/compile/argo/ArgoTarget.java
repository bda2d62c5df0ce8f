package flow.compile.argo;

import flow.compile.Bundle;
import flow.compile.DeployOptions;
import flow.compile.Manifest;
import flow.compile.Target;
import flow.graph.Flow;
import flow.graph.Schedule;
import flow.problem.Problem;
import flow.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Argo Workflows, from 3.6 on. What it cannot do: delays between attempts that grow by a fraction, a namespace of a step's own, nesting
 * deeper than 99 templates (and so many rounds of a loop, or ten times as many), crons that five fields cannot say, secrets of AWS,
 * catching what becomes of a gang, flows of which it would have to keep too much, and triggers by which a required parameter gets no value
 * or that compare numbers which Double does not hold.
 */
public final class ArgoTarget implements Target {

    @Override
    public Bundle compile(Flow flow, DeployOptions options) {
        List<Problem> problems = new ArrayList<>(new Refusals(flow, options).all());
        Depth depth = new Depth();
        Pods pods = new Pods(new PodOptions(options, Environment.common(flow, options)));
        List<DagTemplate> dags = new ArrayList<>(new Lowering(flow, pods, depth).lower(flow));
        dags.add(Exit.dag(pods));
        problems.addAll(depth.problems());
        if (!problems.isEmpty()) {
            problems.sort(Problem.BY_PLACE);
            throw new ProblemException(problems);
        }
        WorkflowTemplates templates = new WorkflowTemplates(flow, options);
        List<Manifest> manifests = new ArrayList<>();
        GangMaker gangs = GangMaker.of(options);
        gangs.manifest(flow).ifPresent(manifests::add);
        Concurrency.manifest(options).ifPresent(manifests::add);
        List<Manifest> ofRuns = templates.of(dags, pods.templates());
        StoredSize.problem(flow, ofRuns).ifPresent(problem -> {
            throw new ProblemException(List.of(problem));
        });
        manifests.addAll(ofRuns);
        Schedule schedule = flow.starts().schedule();
        if (schedule != null) {
            manifests.add(CronWorkflow.of(flow, schedule, options));
        }
        Sensor.of(flow, options).ifPresent(manifests::add);
        return new Bundle(
                ArgoNames.deployment(options.name()), manifests, gangs.requirements(flow), SecretKeys.of(flow));
    }
}
