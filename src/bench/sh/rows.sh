# What is measured. Read in by src/bench/run.
#
# A row KIND-SIZE has up to three functions, which get SIZE: prepare_KIND (not timed), time_KIND, and check_KIND, which fails when
# what was measured is not what it should be. Results and messages of what is timed go to files, like those of any script that
# calls flow.

all_rows=(
    version hello nextflowhello metaflowhello changed
    foreach-100 foreach-1000 nextflow-1000 metaflow-100 foreach-10000 foreach-100000 nested-100x100x10
    repeat-1000 resume-10000 resume-100000 runs-10000
    status-100000 dump-100000 dumpone-100000 logs-100000 logsone-100000 report-100000
    lines-1000000 readlines-1000000
    copy-1000 keep-1000 read-1000 bytes-1000
)

# The goal of a row in milliseconds; nothing where there is none, or where what is measured is not what the goal speaks of.
goal_of() {
    [ -z "$quick" ] || return 0
    case $1 in
        version) of_jdk 150 100 ;;
        hello) of_jdk 500 350 ;;
        changed) echo 800 ;;
        foreach-1000) echo 1000 ;;
        foreach-10000) echo 1500 ;;
        foreach-100000) echo 8000 ;;
        repeat-1000) echo 1000 ;;
        resume-10000) echo 2000 ;;
        resume-100000) echo 4000 ;;
        runs-10000) echo 600 ;;
    esac
}

# $1 before Java 25, $2 from it on.
of_jdk() {
    if [ "$java_major" -lt 25 ]; then
        echo "$1"
        return
    fi
    echo "$2"
}

# What is large has to do with this.
little_memory=-Xmx256m

flow() {
    "$home/bin/flow" "$@"
}

# Runs a script of src/bench/flows and leaves the run's id in $work/id.
run_flow() {
    flow run "src/bench/flows/$1.flow.groovy" --run-id-file "$work/id" "${@:2}"
}

time_version() { flow --version; }

time_hello() { flow run dsl-examples/hello.flow.groovy; }

# Another text each time, so another digest: nothing of an earlier compilation fits.
prepare_changed() { sed "s/Hello, world/Hello $RANDOM$RANDOM/" dsl-examples/hello.flow.groovy >"$work/changed.flow.groovy"; }
time_changed() { flow run "$work/changed.flow.groovy"; }

time_foreach() {
    local -x FLOW_JAVA_OPTS=
    [ "$1" -lt 100000 ] || FLOW_JAVA_OPTS=$little_memory
    run_flow many --n "$1"
}
check_foreach() { check_tasks "$1"; }

time_nested() {
    local -x FLOW_JAVA_OPTS=$little_memory
    local outer middle inner
    IFS=x read -r outer middle inner <<<"$1"
    run_flow nested --outer "$outer" --middle "$middle" --inner "$inner"
}
check_nested() { check_tasks "${1//x/ }"; }

time_repeat() { run_flow chain --n "$1"; }
check_repeat() { check_tasks "$1"; }

# A copy each time of a run whose last step failed: a run is resumed once.
prepare_resume() {
    [ -d "$work/unfinished-$1" ] || {
        ! BENCH_UNFINISHED=yes run_flow many --n "$1" --store "$work/unfinished-$1" || return
        cp "$work/id" "$work/unfinished-$1.id"
    } >"$work/out" 2>&1
    rm -rf "$work/resumed"
    cp -r "$work/unfinished-$1" "$work/resumed"
}
time_resume() {
    flow resume src/bench/flows/many.flow.groovy "$(cat "$work/unfinished-$1.id")" --store "$work/resumed" --run-id-file "$work/id"
}
check_resume() { FLOW_STORE=$work/resumed check_tasks "$1"; }

# Real runs, but all of one process: a process a run would take an hour.
prepare_runs() {
    [ ! -d "$work/runs-$1" ] || return 0
    mkdir "$work/classes"
    "$java_home/bin/javac" -cp target/flow.jar -d "$work/classes" src/bench/java/flow/cli/ManyRuns.java
    FLOW_STORE=$work/runs-$1 "$java_home/bin/java" -cp "$work/classes:target/flow.jar" flow.cli.ManyRuns "$1" \
        run dsl-examples/hello.flow.groovy
}
time_runs() { flow runs --store "$work/runs-$1"; }
check_runs() { [ "$(grep -c ' succeeded ' "$work/out")" = "$1" ]; }

# Looks at a run of many tasks, which is made once.
prepare_look() {
    [ -d "$work/looked-$1" ] || FLOW_STORE=$work/looked-$1 run_flow many --n "$1" >"$work/out" 2>&1
    export FLOW_STORE=$work/looked-$1
}
prepare_status() { prepare_look "$1"; }
time_status() { flow status latest; }
check_status() { grep -q "^square .* $1 done" "$work/out"; }

prepare_dump() { prepare_look "$1"; }
time_dump() { flow dump latest; }
check_dump() { [ "$(grep -c '^square/' "$work/out")" = "$1" ]; }

prepare_dumpone() { prepare_look "$1"; }
time_dumpone() { flow dump "latest/square/$(($1 / 2))/result"; }
check_dumpone() { [ "$(cat "$work/out")" = $((($1 / 2 + 1) ** 2)) ]; }

prepare_logs() { prepare_look "$1"; }
time_logs() { flow logs latest; }
check_logs() { [ "$(grep -c ' squared is ' "$work/out")" = "$1" ]; }

prepare_logsone() { prepare_look "$1"; }
time_logsone() { flow logs "latest/square/$(($1 / 2))"; }
check_logsone() { [ "$(cat "$work/out")" = "$(($1 / 2 + 1)) squared is $((($1 / 2 + 1) ** 2))" ]; }

prepare_report() { prepare_look "$1"; }
time_report() { flow report latest -o "$work/report.html"; }
check_report() { grep -q '</html>' "$work/report.html"; }

time_lines() { FLOW_RUN_LOG_LIMIT=100 FLOW_JAVA_OPTS=$little_memory flow run src/bench/flows/lines.flow.groovy --n "$1" --store "$work/lines-$1"; }

prepare_readlines() { [ -d "$work/lines-$1" ] || time_lines "$1" >"$work/out" 2>&1; }
time_readlines() { FLOW_JAVA_OPTS=$little_memory flow logs latest --store "$work/lines-$1"; }
check_readlines() { [ "$(wc -l <"$work/out")" = "$1" ] && tail -n 1 "$work/out" | grep -qxF "[talk] $1 squared is $(($1 ** 2))"; }

# Bytes that no disk and no file system can make less of; a value that is there already would not be written again. The bare
# copy is made by a body as well, so that what a start takes is on both sides.
prepare_large() {
    rm -rf "$work/large"
    mkdir "$work/large"
    head -c "$1MB" /dev/urandom >"$work/large/source"
    sync "$work/large/source"
}
run_large() { run_flow large --how "$1" --source "$work/large/source" --store "$work/large/store"; }

prepare_copy() { prepare_large "$1"; }
time_copy() { run_large copy; }

prepare_keep() { prepare_large "$1"; }
time_keep() { FLOW_JAVA_OPTS=$little_memory run_large file; }
check_keep() { check_large; }

prepare_read() { prepare_large "$1" && run_large file >"$work/out" 2>&1; }
time_read() { FLOW_JAVA_OPTS=$little_memory flow dump latest/keep/0/large --to "$work/large/read" --store "$work/large/store"; }
check_read() { cmp "$work/large/source" "$work/large/read"; }

prepare_bytes() { prepare_large "$1"; }
time_bytes() { run_large bytes; }
check_bytes() { check_large; }
