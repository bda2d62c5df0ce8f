// Different things at the same time. What was set before the fork is visible in all branches and after the join.
flow('parallel') {
    step('read') {
        text = 'the quick brown fox jumps over the lazy dog'
    }
    parallel {
        step('words') {                                 // a step is a branch of its own
            count = text.split(' ').size()
        }
        branch('letters') {                             // a branch of several steps has a name
            step('tally') {
                tally = text.replace(' ', '').toList().countBy { letter -> letter }
            }
            step('top') {
                top = tally.max { entry -> entry.value }.key
            }
        }
    }
    join('gather') { inputs ->
        summary = "${inputs.words.count} words, most frequent letter '${inputs.letters.top}'"
    }
    step('print') {
        println "$text: $summary"
    }
}
