// Exactly one option runs. The conditions are asked in order, where the step before them ends.
flow('choose') {
    parameter 'total', type: Integer, default: 420, help: 'How many there are'

    step('look') {
        size = total
    }
    choose {
        when({ size == 0 }) {
            step('nothing') { verdict = 'there is nothing to do' }
        }
        when({ size < 1000 }) {
            step('small') { verdict = 'a laptop will do' }
        }
        otherwise {
            step('large') { verdict = 'this needs the cluster' }
        }
    }
    step('print') {                                     // no join: what the taken option set is visible
        println "$size: $verdict"
    }
}
