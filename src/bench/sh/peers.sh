# The systems that flow is measured beside. Read in by src/bench/run.
#
# They are fetched once and kept in $peers, outside of the repository. One that cannot be had is skipped, and said to be.

# In seconds: Nextflow has been seen to stand still behind its last task.
patience=600

# Whether a row of this kind can be measured here; the first one of a peer installs it.
can_run() {
    case $1 in
        nextflow*) has_peer Nextflow nextflow ;;
        metaflow*) has_peer Metaflow metaflow ;;
    esac
}

has_peer() {
    local problem=missing_$2
    if [ -z "${!problem+asked}" ]; then
        declare -g "$problem=$("install_$2" 2>&1 >&- | tail -n 1)"
        [ -z "${!problem}" ] || printf 'skipped: %s is not measured: %s\n' "$1" "${!problem}"
    fi
    [ -z "${!problem}" ]
}

# Says to standard error why not.
install_nextflow() {
    [ -n "$(nextflow_java)" ] || {
        echo "it runs on Java 17 to 23, and there is none beside $java_home" >&2
        return
    }
    [ ! -d "$peers/nextflow-24.10.0" ] || return 0
    mkdir -p "$peers"
    rm -rf "$peers/new"
    ./mvnw -q -B -f src/bench/peers/pom.xml dependency:copy-dependencies -DoutputDirectory="$peers/new" >"$work/out" 2>&1 || {
        echo "it cannot be fetched: $(grep -m 1 ERROR "$work/out")" >&2
        return
    }
    mv "$peers/new" "$peers/nextflow-24.10.0"
}

install_metaflow() {
    [ ! -x "$peers/metaflow/bin/metaflow" ] || return 0
    command -v python3 >/dev/null || {
        echo 'there is no python3' >&2
        return
    }
    mkdir -p "$peers"
    { python3 -m venv "$peers/metaflow" && "$peers/metaflow/bin/pip" install -q metaflow; } >"$work/out" 2>&1 ||
        echo "it cannot be fetched: $(tail -n 1 "$work/out")" >&2
}

# The home of a Java that Nextflow 24.10 can compile its scripts on: flow's own, or one beside it.
nextflow_java() {
    for home_of_java in "$java_home" "${java_home%/*}"/*; do
        case $(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home_of_java/release" 2>/dev/null) in
            17 | 18 | 19 | 20 | 21 | 22 | 23) echo "$home_of_java" && return ;;
        esac
    done
}

# With the options of the JVM that Nextflow's own launcher gives.
run_nextflow() {
    mkdir -p "$work/nextflow"
    (
        cd "$work/nextflow"
        export NXF_HOME=$work/nextflow/home NXF_OFFLINE=true
        timeout "$patience" "$(nextflow_java)/bin/java" -Dfile.encoding=UTF-8 -XX:+TieredCompilation -XX:TieredStopAtLevel=1 \
            -cp "$peers/nextflow-24.10.0/*" nextflow.cli.Launcher run -ansi-log false "$home/src/bench/peers/$1.nf" "${@:2}"
    )
}

time_nextflowhello() { run_nextflow hello; }
check_nextflowhello() { grep -q 'HELLO, WORLD!' "$work/out"; }
time_nextflow() { run_nextflow many --n "$1"; }
check_nextflow() { [ "$(grep -c ' squared is ' "$work/out")" = "$1" ]; }

run_metaflow() {
    METAFLOW_HOME=$work/metaflow METAFLOW_DATASTORE_SYSROOT_LOCAL=$work/metaflow USERNAME=bench \
        timeout "$patience" "$peers/metaflow/bin/python" "src/bench/peers/$1.py" run "${@:2}"
}

time_metaflowhello() { run_metaflow hello; }
check_metaflowhello() { grep -q 'HELLO, WORLD!' "$work/out"; }
time_metaflow() { run_metaflow many --n "$1" --max-num-splits "$1"; }
check_metaflow() { [ "$(grep -c ' squared is ' "$work/out")" = "$1" ]; }
