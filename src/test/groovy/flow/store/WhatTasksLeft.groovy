package flow.store

/** Of each task of a run what it set, removed and decided, values by their digests: the same wherever and however it ran. */
class WhatTasksLeft {

    static Map<String, Object> of(RunReader run) {
        run.records().toList().findAll { it instanceof TaskDone }.collectEntries { TaskDone done ->
            [done.task().toString(), [done.set().collectEntries { name, ref -> [name, ref.digest()] }, done.removed(), decided(done.decision())]]
        }
    }

    private static Object decided(Decision decision) {
        decision instanceof Decision.Items ? decision.items()*.digest() : decision
    }
}
