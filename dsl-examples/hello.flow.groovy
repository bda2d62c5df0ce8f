// A first flow: two steps, one after the other. What a step assigns, the next one reads.
flow('hello') {
    step('greet') {
        greeting = 'Hello, world'
    }
    step('shout') {
        println greeting.toUpperCase() + '!'
    }
}
