// A loop of n rounds, each of which needs what the one before it left.
flow('chain') {
    parameter 'n', default: 1000

    step('start') {
        number = 0
    }
    repeat('rounds', until: { number == n }, atMost: 100_000) {
        step('square') {
            number = number + 1
            result = (long) number * number
            println "$number squared is $result"
        }
    }
    step('end') {
        println "$number rounds"
    }
}
