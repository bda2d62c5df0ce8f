# Whether a clone is built, and building it. Read in by bin/flow and by build, with $home set.

# target/built is as old as the last whole build's begin (see pom.xml). Everything must be older than that; the folders
# too, whose times change when something in them comes, goes or is renamed. The examples, which are in the jar as
# templates, do not count: they are there to be changed and run, and that must not wait for a build.
is_built() {
    built=$home/target/built
    [ -f "$built" ] && [ -f "$home/target/flow.jar" ] || return
    [ ! "$home/pom.xml" -nt "$built" ] && ! is_newer_within "$home/src/main"
}

# Whether the folder $1 or anything within it is newer than $built. Only the shell's own words: 300 files take 2 ms.
is_newer_within() {
    [ "$1" -nt "$built" ] && return
    for entry in "$1"/*; do
        [ "$entry" -nt "$built" ] && return
        [ -d "$entry" ] && is_newer_within "$entry" && return
    done
    return 1
}

# The build is a process of its own: should this one be killed the hard way it goes on, and the next start waits for it.
# It runs in the background because the shell acts on a signal only while it waits.
build() {
    [ -x "$java_home/bin/javac" ] ||
        fail "$java_origin ('$java_home') is a JRE, but building flow needs a JDK." \
            "Set FLOW_JAVA_HOME to the folder of a JDK $oldest_java or newer."
    JAVA_HOME=$java_home "$home/bin/launcher/build" "$home" &
    builder=$!
    trap 'give_up 129' HUP
    trap 'give_up 130' INT
    trap 'give_up 143' TERM
    wait "$builder" || explain_failed_build
    trap - HUP INT TERM
}

give_up() {
    kill "$builder" 2>/dev/null
    printf 'flow: the build was interrupted; the next start begins it again\n' >&2
    exit "$1"
}

explain_failed_build() {
    log=$home/target/build.log
    [ ! -s "$log" ] || tail -n 30 "$log" >&2
    fail "building failed; what was said is above and in $log"
}
