# Fails unless each of the numbers in the first file is that of a task which kept its square, according to `flow dump --json` in
# the second file, and printed it, according to `flow logs --json` in the third.

function number_of(task,   count, index_of, level, size, number) {
    sub(/^~/, "", task)
    count = split(task, index_of, ".")
    split(sizes, size, " ")
    for (level = 1; level <= count; level++) {
        number = number * size[level] + index_of[level]
    }
    return number + 1
}

function between(text, before, after) {
    text = substr(text, index(text, before) + length(before))
    return substr(text, 1, index(text, after) - 1)
}

FNR == 1 { file++ }
file == 1 { wanted[$1] = 1 }
file == 2 && /^    "task" :/ { number = number_of(between($0, ": \"", "\"")) }
file == 2 && /^        "name" :/ { name = between($0, ": \"", "\"") }
file == 2 && /^        "value" :/ && name == "result" { kept[number] = $3 }
file == 3 { printed[number_of(between($0, "\"task\":\"", "\""))] = between($0, "\"text\":\"", "\"") }

END {
    for (number in wanted) {
        square = sprintf("%.0f", number * number)
        if (kept[number] != square || printed[number] != number " squared is " square) {
            printf "task %d kept \"%s\" and printed \"%s\"\n", number, kept[number], printed[number]
            failed = 1
        }
    }
    exit failed
}
