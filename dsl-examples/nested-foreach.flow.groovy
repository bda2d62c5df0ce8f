// A fork in a fork: every store of every region, at the same time. Outer names stay visible inside.
flow('nested-foreach') {
    step('plan') {
        regions = [north: [3, 5], south: [], west: [8, 1, 4]]
    }
    foreach('regions', as: 'region') {                  // over a map: each item is an entry
        step('open') {
            stores = region.value
        }
        foreach('stores', as: 'takings') {              // an empty list is legal: its join gets no inputs
            step('count') {
                line = "${region.key} store ${index}: $takings"
            }
        }
        join('sum') { inputs ->
            lines = inputs*.line
            subtotal = inputs*.takings.sum(0)
        }
    }
    join('total') { inputs ->
        inputs.each { input -> input.lines.each { println it } }
        total = inputs*.subtotal.sum(0)
        println "total: $total"
    }
}
