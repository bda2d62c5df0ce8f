// One task that prints n lines.
flow('lines') {
    parameter 'n', default: 1_000_000

    step('talk') {
        for (int line = 1; line <= n; line++) {
            println "$line squared is ${(long) line * line}"
        }
    }
}
