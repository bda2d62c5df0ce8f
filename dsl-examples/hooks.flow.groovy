// Tells how a run went. Hooks run after the last task; whatever happens in them changes neither artifacts nor how the run ends.
flow('hooks') {
    parameter 'enough', default: 100, help: 'With how many rows to be content'

    onSuccess { run ->
        println "$run.flow $run.status: ${run.artifacts.rows.value} rows, of which $enough would have done"
    }
    onFailure { run ->
        def cause = run.failures.first()
        println "$run.flow $run.status in '$cause.step': $cause.failure.message"
    }

    step('load') {
        rows = 120
    }
    step('check') {
        if (rows < enough) {
            throw new IllegalStateException("only $rows rows")
        }
    }
}
