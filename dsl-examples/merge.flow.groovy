// A join takes over what its branches agree on with merge(inputs); where they differ, it says itself what holds.
flow('merge') {
    step('start') {
        source = 'survey.csv'
        notes = ['read']
    }
    parallel {
        step('lengths') {
            unit = 'mm'
            longest = 59.6
            notes << 'measured'                         // changed in place: kept like an assignment, in this branch only
        }
        step('weights') {
            unit = 'mm'
            heaviest = 6300
            notes << 'weighed'
        }
    }
    join('combine') { inputs ->
        notes = inputs*.notes.flatten().unique()        // differs between the branches, so the join decides
        merge(inputs)                                   // everything else: unit, longest, heaviest
    }
    step('print') {
        println "$source: longest $longest $unit, heaviest $heaviest g ($notes)"
    }
}
