# Times, and what they come to. Read in by src/bench/run.

# Times a row once and notes the microseconds. In a process of its own: what prepares a row may set the environment.
measure() (
    row=$1 kind=${1%%-*} size=$(size_of "$1")
    printf '%s (round %d)\n' "$row" "$round" >&2
    ! declare -F "prepare_$kind" >/dev/null || "prepare_$kind" "$size" || fail "$row cannot be prepared: $(tail -n 3 "$work/out")"
    begin=${EPOCHREALTIME/[.,]/}
    "time_$kind" "$size" >"$work/out" 2>"$work/err" || fail "$row fails: $(tail -n 3 "$work/err")"
    end=${EPOCHREALTIME/[.,]/}
    mkdir -p "$work/times"
    echo $((end - begin)) >>"$work/times/$row"
    ! declare -F "check_$kind" >/dev/null || "check_$kind" "$size" || fail "$row did not do what it should (--seed $seed)"
)

# What stands behind the kind of a row, or a hundredth of it.
size_of() {
    local size=${1#*-}
    [ "$size" != "$1" ] || return 0
    case $quick$size in
        yes*x*) echo 10x10x10 ;;
        yes*) echo $((size < 1000 ? 10 : size / 100)) ;;
        *) echo "$size" ;;
    esac
}

print_surroundings() {
    printf 'flow      %s\n' "$(bin/flow version | paste -sd ' ')"
    printf 'machine   %s cores (%s), %s of memory, %s\n' "$(nproc)" "$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)" \
        "$(awk '/^MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo)" "$(uname -sr)"
    printf 'disk      %s\n' "$(df -T "$work" | awk 'NR == 2 { print $2 " on " $1 }')"
    printf 'load      %s before it began\n' "$(cut -d ' ' -f 1 /proc/loadavg)"
    [ -n "${missing_nextflow-none}" ] || printf 'Nextflow  24.10.0 on Java at %s\n' "$(nextflow_java)"
    [ -n "${missing_metaflow-none}" ] || printf 'Metaflow  %s on %s\n' \
        "$("$peers/metaflow/bin/pip" list 2>/dev/null | awk '$1 == "metaflow" { print $2 }')" "$("$peers/metaflow/bin/python" --version)"
    printf 'rounds    %d%s; tasks are looked at with --seed %d\n\n' "$rounds" "${quick:+, with a hundredth of everything}" "$seed"
}

# Of the numbers on standard input, one a line.
median() {
    sort -g | awk '{ at[NR] = $1 } END { print NR % 2 ? at[(NR + 1) / 2] : (at[NR / 2] + at[NR / 2 + 1]) / 2 }'
}

print_table() {
    printf '%-20s %10s %19s %9s\n' row median 'lowest … highest' goal
    for row in "${rows[@]}"; do
        awk -v row="$row" -v median="$(median <"$work/times/$row")" -v goal="$(goal_of "$row")" '
            NR == 1 || $1 < lowest { lowest = $1 }
            $1 > highest { highest = $1 }
            END {
                printf "%-20s %8.2f s %8.2f … %6.2f s", row, median / 1e6, lowest / 1e6, highest / 1e6
                if (goal) {
                    missed = median / 1e3 / goal - 1
                    printf " %7.2f s  %s", goal / 1e3, (missed > 0 ? sprintf("missed by %.0f %%", missed * 100) : "met")
                }
                print ""
            }' "$work/times/$row"
    done
}

print_ratios() {
    ratio 'hello: as fast as Nextflow, times' nextflowhello hello 1 'at least' 10
    ratio 'hello: as fast as Metaflow, times' metaflowhello hello 1 'at least' 4
    ratio 'foreach of 1,000: as fast as Nextflow, times' nextflow-1000 foreach-1000 1 'at least' 10
    ratio 'foreach of 1,000: as fast as Metaflow, times' metaflow-1000 foreach-1000 1 'at least' 300
    ratio 'foreach of 100: as fast as Metaflow, times' metaflow-100 foreach-100 1
    ratio 'cost of a task: at 100,000 against 10,000' foreach-100000 foreach-10000 0.1 'at most' 1.5
    ratio 'nested against flat: 100,000 tasks' nested-100x100x10 foreach-100000 1 'at most' 1.5
    ratio 'a file of 1 GB is kept: speed against a bare copy' copy-1000 keep-1000 1 'at least' 0.7
    ratio 'a file of 1 GB is read: speed against a bare copy' copy-1000 read-1000 1 'at least' 0.7
    ratio 'a byte[] of 1 GB is kept: speed against a bare copy' copy-1000 bytes-1000 1 'at least' 0.7
}

# Puts a line before what comes by standard input, if anything comes.
headed() {
    awk -v heading="$1" 'NR == 1 { print "\n" heading } { print }'
}

# $1 what it says, $2 and $3 the rows that are divided, $4 by what that is multiplied, $5 and $6 the goal. Nothing where a row is
# missing; no goal where the rows are not as large as they say.
ratio() {
    local value
    [ -f "$work/times/$2" ] && [ -f "$work/times/$3" ] || return 0
    value=$(paste "$work/times/$2" "$work/times/$3" | awk -v factor="$4" '{ print $1 / $2 * factor }' | median)
    [ -z "$quick" ] || set -- "$1"
    awk -v text="$1" -v value="$value" -v sense="${5-}" -v goal="${6-}" 'BEGIN {
        printf "%-62s %7.2f", text, value
        if (goal) {
            printf "  %s %s: %s", sense, goal, (sense == "at least" ? value >= goal : value <= goal) ? "met" : "missed"
        }
        print ""
    }'
}

# The cost of a task by how many there are: a bar of 10 characters a decade, from 10 µs on.
print_growth() {
    local row
    for row in "${rows[@]}"; do
        case $row in
            foreach-*) printf '%d %s\n' "$(size_of "$row")" "$(median <"$work/times/$row")" ;;
        esac
    done | sort -n | awk '{
        bar = ""
        for (length_of_bar = log($2 / $1 / 10) / log(10) * 10; length_of_bar >= 1; length_of_bar--) {
            bar = bar "█"
        }
        printf "%-20d %8.2f s %9.0f µs  %s\n", $1, $2 / 1e6, $2 / $1, bar
    }'
}
