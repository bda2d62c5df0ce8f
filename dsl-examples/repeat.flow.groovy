// A loop with a bound: the block runs, then `until` is asked. Artifacts carry from one round to the next.
flow('repeat') {
    parameter 'number', type: Double, default: 2.0, help: 'Whose square root to find'

    step('guess') {
        root = number
        error = number
    }
    repeat('refine', until: { error < 1e-9 }, atMost: 50) {
        step('improve') {                               // Newton's method
            root = (root + number / root) / 2
            error = (root * root - number).abs()
            rounds = iteration + 1
        }
    }
    step('print') {
        println String.format(Locale.ROOT, 'the square root of %s is %.6f, found in %d rounds', number, root, rounds)
    }
}
