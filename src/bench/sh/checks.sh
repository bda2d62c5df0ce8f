# Whether what was measured was done. Read in by src/bench/run.

# Looks at 100 random tasks 'square' of the run in $work/id: task NUMBER - 1 (in the order of nested items, from the outermost in)
# must have kept NUMBER squared, and have printed it. $1 says how many items there are, or how many on each level.
check_tasks() {
    local run sizes=$1 total=1 size
    run=$(cat "$work/id")
    for size in $sizes; do
        total=$((total * size))
    done
    for _ in {1..100}; do
        echo $((((RANDOM << 15) | RANDOM) % total + 1))
    done >"$work/numbers"
    flow dump "$run/square" --json >"$work/dump" && flow logs "$run/square" --json >"$work/logs" || return
    awk -v sizes="$sizes" -f src/bench/sh/tasks.awk "$work/numbers" "$work/dump" "$work/logs"
}

# The value that was kept of a large file has the bytes of the file.
check_large() {
    flow dump latest/keep/0/large --to "$work/large/kept" --store "$work/large/store" >"$work/out" 2>&1 &&
        cmp "$work/large/source" "$work/large/kept"
}
