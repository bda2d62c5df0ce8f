package flow.argo

import flow.compile.Decided
import flow.compile.argo.ArgoNames
import flow.graph.Flow
import flow.graph.TaskId
import flow.run.RunOptions
import flow.run.TaskEngine
import flow.store.Decision
import flow.store.RunEnd
import flow.store.Store
import flow.task.LineListener

/** Pods whose tasks are made in this process by the task runner, two side by side, told by their environment alone which. */
class InMemoryPods implements Pods {
    final Flow flow
    final Store store
    final RunOptions options
    final Closure<TaskEngine> engine
    /** What becomes of a pod instead; null for nothing. */
    Closure<Pods.Ended> fate = { Pods.Pod pod -> null }

    InMemoryPods(Flow flow, Store store, RunOptions options, Closure<TaskEngine> engine) {
        this.flow = flow
        this.store = store
        this.options = options
        this.engine = engine
    }

    @Override
    int atOnce() { 2 }

    @Override
    Pods.Ended run(Pods.Pod pod) {
        def id = pod.environment().FLOW_TASK_RUN
        def within = new TaskEngine.Within(flow, store.find(id).orElseGet { engine().begin(flow, id, [:], options) }, [:])
        def status = pod.environment().FLOW_TASK_STATUS
        if (status) {
            engine().end(within, status == 'Succeeded' ? RunEnd.Status.SUCCEEDED : RunEnd.Status.FAILED, false, options, LineListener.NONE)
            return Pods.Ended.with(0)
        }
        def chosen = fate(pod)
        if (chosen != null) {
            return chosen
        }
        pod.nodes() == 0 ? task(within, pod, '') : (0..<pod.nodes()).collect { task(within, pod, "#$it") }.max { it.exitCode().get() }
    }

    private Pods.Ended task(TaskEngine.Within within, Pods.Pod pod, String node) {
        def task = TaskId.of(ArgoNames.step(pod.environment().FLOW_TASK_STEP), pod.environment().FLOW_TASK_AT + node)
        def wanted = new TaskEngine.Wanted(within, task, (pod.environment().FLOW_TASK_ATTEMPT ?: '0') as int)
        def end = pod.environment().FLOW_TASK_CAUGHT
            ? engine().giveUp(wanted, options, pod.environment().FLOW_TASK_CAUGHT, 'lost')
            : engine().attempt(wanted, options, LineListener.NONE)
        def next = end.decision().map { word(it) }.map { ['/tmp/flow/next': it] }.orElse([:])
        new Pods.Ended(Optional.of(end.done() == null ? 1 : 0), next)
    }

    private static String word(Decision decision) {
        if (decision instanceof Decision.Items) {
            return Decided.items(decision.items().size())
        }
        decision instanceof Decision.Option ? Decided.option(decision.number()) : Decided.again(decision.again())
    }
}
