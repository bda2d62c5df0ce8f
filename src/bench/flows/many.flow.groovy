// A foreach over n trivial tasks. Each sets another artifact and prints a line.
// With BENCH_UNFINISHED in the environment it fails once all of them are done, for flow resume to go on from there.
flow('many') {
    parameter 'n', default: 1000

    step('start') {
        numbers = 1..n
    }
    foreach('numbers', as: 'number') {
        step('square') {
            result = (long) number * number
            println "$number squared is $result"
        }
    }
    join('end') { inputs ->
        count = inputs.size()
    }
    step('leave') {
        if (System.getenv('BENCH_UNFINISHED')) {
            throw new IllegalStateException('unfinished, as was asked for')
        }
        println "$count tasks"
    }
}
