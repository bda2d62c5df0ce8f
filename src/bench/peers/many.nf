params.n = 1000

process square {
    input:
    val number

    output:
    val result

    exec:
    result = (number as long) * number
    println "$number squared is $result"
}

workflow {
    Channel.of(1..params.n) | square | count | view
}
