// Runs programs: what they print is what exec answers, and one that fails says why.
flow('exec') {
    parameter 'words', default: ['pear', 'apple', 'fig', 'apple'], help: 'What to sort'

    step('sort', environment: [LC_ALL: 'C']) {
        sorted = exec(['sort', '-u'], input: words.join('\n')).readLines()
    }
    step('shorten') {
        // A shell where one is needed: values come in as arguments or variables, never as a part of its text.
        longest = exec(['sh', '-c', 'awk -v most="$1" "length <= most"', 'sh', 4], input: sorted.join('\n'))
    }
    step('copy', catchInto: 'failure') {
        exec(['sh', '-c', 'echo "no space left" >&2; exit 3'])
    }
    step('report') {
        println "${sorted.size()} words, short ones: ${longest.readLines()}"
        println failure.message
    }
}
