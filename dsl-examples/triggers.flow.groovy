// Starts when others have something for it. In production events do that (see docs/argo.md); here one is tried with
//   flow run triggers.flow.groovy --event orders.json --event rates.json
// or without any, by parameters alone.
flow('triggers') {
    parameter 'orders', type: List, default: ['a-1', 'a-2'], help: 'Ids of orders'
    parameter 'rate', type: BigDecimal, default: 1.0, help: 'What a euro is worth'

    // Both have to come, orders of two regions only; at midnight what came is forgotten.
    trigger all: [
        [event: 'orders', parameters: [orders: 'batch.ids'], where: ['batch.region': ['eu', 'uk']]],
        [event: 'rates', parameters: [rate: 'usd']],
    ], reset: '0 0 * * *', timezone: 'Europe/Berlin'

    // Or somebody pushes to the main branch of the repository that GitHub tells an EventSource of.
    trigger 'push', source: 'github', parameters: [], where: [ref: 'refs/heads/main'], rateLimit: '10 per minute'

    // Or another flow has ended well.
    triggerOnFinish 'load'

    step('count') {
        total = orders.size()
        worth = total * rate
    }
    step('print') {
        println "$total orders, $worth; started by ${current.trigger?.event ?: 'hand'}"
    }
}
