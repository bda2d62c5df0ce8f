# One at a time. Read in by scripts that must not do the same thing twice at once.
#
# Who wants to go puts a file with its name into a folder, and goes if no other living process has one there. The name
# says the machine, the process and when that was started. So a claim of a process that was killed counts for nothing,
# not even when another one has got its number since; and what a living one holds nobody can take away.

# Waits until this process alone has a claim in the folder $1. Says $2 if that takes more than a moment.
wait_for_claim() {
    tries=0
    until try_claim "$1"; do
        tries=$((tries + 1))
        [ "$tries" -ne 3 ] || printf '%s (if there is none any more, delete %s)\n' "$2" "$PWD/$holder" >&2
        sleep 0.1 2>/dev/null || sleep 1
    done
}

# Claims the folder $1 for this process, or sets `holder` to the claim of another living one and leaves none.
try_claim() {
    machine=$(uname -n)
    claim=$1/$machine-$(name_of_process $$)
    : >"$claim" || exit
    for holder in "$1"/*; do
        [ "$holder" = "$claim" ] && continue
        if is_held "$holder"; then
            rm -f "$claim"
            return 1
        fi
        rm -f "$holder"
    done
}

# Whether the process that made the claim $1 lives. Of another machine's nobody can tell here, so it does.
is_held() {
    process=${1##*/}
    case $process in
        "$machine"-*) process=${process#"$machine"-} ;;
        *) return 0 ;;
    esac
    [ "$(name_of_process "${process%%-*}")" = "$process" ]
}

# The number of the process $1 and, where the system tells, when it was started; nothing if there is no such process.
name_of_process() {
    if [ -d /proc/self ]; then
        read -r line 2>/dev/null <"/proc/$1/stat" || return
        # What precedes the last bracket is the program's name, which may hold blanks. After it come the state, which
        # is the third field (Z for one that has ended and that nobody has asked about), and the start, the 22nd.
        set -- "$1" ${line##*) }
        [ "$2" = Z ] || printf '%s-%s\n' "$1" "${21}"
        return
    fi
    kill -0 "$1" 2>/dev/null && printf '%s\n' "$1"
}
