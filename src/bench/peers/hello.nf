process greet {
    output:
    val greeting

    exec:
    greeting = 'Hello, world'
}

process shout {
    input:
    val greeting

    output:
    val loud

    exec:
    loud = greeting.toUpperCase() + '!'
    println loud
}

workflow {
    greet | shout
}
