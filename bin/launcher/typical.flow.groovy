// What train runs: the classes that this flow needs are the ones that start fast.
flow('typical') {
    parameter 'times', type: Integer, default: 2, help: 'How many'

    step('start') {
        numbers = (1..times).toList()
        greeting = "hello ${numbers.size()}"
    }
    foreach('numbers', as: 'number') {
        step('square') {
            square = number * number
            found = [number: number, square: square]
        }
    }
    join('sum') { inputs ->
        total = inputs*.square.sum(0)
        merge(inputs, include: [])
    }
    parallel {
        step('left') { low = total - 1 }
        branch('right') { step('high') { high = total + 1 } }
    }
    join('range') { inputs ->
        low = inputs.left.low
        high = inputs.right.high
    }
    choose {
        when({ total > 3 }) { step('large') { size = 'large' } }
        otherwise { step('small') { size = 'small' } }
    }
    repeat('halve', until: { total < 1 }, atMost: 10) {
        step('half') { total = total / 2 }
    }
    step('end') {
        println "$greeting, $size, $low to $high"
    }
}
