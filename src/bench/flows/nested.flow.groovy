// The tasks of many.flow.groovy, by three foreach in one another.
flow('nested') {
    parameter 'outer', default: 100
    parameter 'middle', default: 100
    parameter 'inner', default: 10

    step('start') {
        as = 0..<outer
        bs = 0..<middle
        cs = 0..<inner
    }
    foreach('as', as: 'a') {
        foreach('bs', as: 'b') {
            foreach('cs', as: 'c') {
                step('square') {
                    def number = (a * middle + b) * inner + c + 1
                    result = (long) number * number
                    println "$number squared is $result"
                }
            }
            join('endC') { inputs -> count = inputs.size() }
        }
        join('endB') { inputs -> count = inputs*.count.sum(0) }
    }
    join('endA') { inputs -> count = inputs*.count.sum(0) }
}
