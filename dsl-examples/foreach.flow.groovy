// Fans out over a list: one task an element, at the same time; the join sees them in the order of the list.
flow('foreach') {
    parameter 'words', default: ['one', 'three', 'five'], help: 'What to count the letters of'

    foreach('words', as: 'word') {
        step('count') {
            letters = word.size()
        }
    }
    join('total') { inputs ->
        total = inputs*.letters.sum(0)
    }
    step('print') {
        println "$total letters in ${words.size()} words"
    }
}
