// A gang: tasks that run at the same time and know of each other, as distributed training wants it. It forks, so it is joined.
flow('gang') {
    step('prepare') {
        rows = (1..12).toList()
    }
    step('train', nodes: 3) {                           // the same body on 3 nodes
        def me = current.parallel
        share = rows.findAll { row -> row % me.numNodes == me.nodeIndex }
        subtotal = share.sum { row -> row * row }
    }
    join('gather') { inputs ->                          // one input a node, in their order
        inputs.each { node -> println "node ${node.nodeIndex}: ${node.share}" }
        total = inputs*.subtotal.sum()
    }
    step('print') {
        println "the sum of the squares is $total"
    }
}
