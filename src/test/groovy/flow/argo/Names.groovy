package flow.argo

/** What tags may name in a certain place. */
class Names {
    private static final Set<String> OF_WORKFLOW = ['name', 'namespace', 'uid', 'serviceAccountName', 'mainEntrypoint', 'creationTimestamp', 'priority', 'duration'] as Set
    private static final Set<String> OF_TASK = ['id', 'status', 'startedAt', 'finishedAt', 'hostNodeName'] as Set

    /** Parameters of the workflow; null where they are not known. */
    Set<String> parameters
    Set<String> inputs = []
    /** The templates of the tasks that are over. */
    Map<String, Template> tasks = [:]
    boolean isPod
    boolean isRetried
    boolean isOfItem
    boolean isOfTheEnd
    boolean isScheduled

    /** What is wrong with a path; null for nothing. */
    String fault(List<String> path) {
        def rest = path.drop(1)
        switch (path[0]) {
            case 'workflow': return ofWorkflow(rest)
            case 'inputs': return rest.empty || rest[0] != 'parameters' || rest.size() == 2 && !(rest[1] in inputs) || rest.size() > 2 ? 'there is no such input' : null
            case 'tasks': return isPod && rest == ['name'] ? null : ofTask(rest)
            case 'item': return isOfItem ? null : 'there are no items here'
            case 'retries': return isRetried && rest.empty ? null : 'nothing is repeated here'
            case 'lastRetry': return isRetried && rest in [['exitCode'], ['status'], ['duration'], ['message']] ? null : 'nothing is repeated here'
            case 'pod': return isPod && rest == ['name'] ? null : 'there is no pod here'
            case 'node': return rest == ['name'] ? null : 'there is no such thing'
            default: return 'Argo does not know what that is, and leaves it as it is'
        }
    }

    private String ofWorkflow(List<String> path) {
        def first = path ? path[0] : ''
        if (first == 'parameters') {
            return path.size() == 1 || path.size() == 2 && (parameters == null || path[1] == 'json' || path[1] in parameters) ? null : 'there is no such parameter'
        }
        if (first == 'annotations') {
            return path.size() == 1 ? null : 'it is there when somebody wrote it only'
        }
        if (first in ['status', 'failures'] && !isOfTheEnd) {
            return 'it is known at the end of a run only'
        }
        if (first == 'scheduledTime' && !isScheduled) {
            return 'it is known to a schedule only'
        }
        path.size() == 1 && (first in OF_WORKFLOW || first in ['status', 'failures', 'scheduledTime']) ? null : 'there is no such thing'
    }

    private String ofTask(List<String> path) {
        def name = path ? path[0] : ''
        if (!tasks.containsKey(name)) {
            return "no task '$name' is over by then"
        }
        def what = path.drop(1)
        if (what.size() == 1 && what[0] in OF_TASK || what == ['exitCode'] && !tasks[name].dag) {
            return null
        }
        what.size() == 3 && what[0..1] == ['outputs', 'parameters'] && tasks[name].output(what[2]) != null ? null : "task '$name' has no such thing"
    }
}
