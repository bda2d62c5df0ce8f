// Tries again, stops waiting after a while, and goes on without: retry, timeout and catchInto.
flow('retry') {
    step('fetch', retry: [times: 2, delay: '100 ms', factor: 2, on: [IOException]]) {
        if (current.attempt < 2) {
            throw new IOException("attempt ${current.attempt + 1}: no answer")
        }
        rows = [3, 5, 8]
        println "attempt ${current.attempt + 1}: ${rows.size()} rows"
    }
    step('enrich', timeout: '0.5 s', catchInto: 'failure') {
        sleep 60_000
        rows = rows.collect { it * 10 }
    }
    step('report') {
        println failure ? "$rows as they came: ${failure.message}" : "$rows enriched"
    }
}
