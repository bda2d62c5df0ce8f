# Which JVM to run on. Read in by bin/flow and train, with $home set.

oldest_java=17

# Sets java_home, java_version (17.0.15), java_name (a name for its kind and version, fit for a file), java_origin (what
# chose it, for messages). A choice that cannot work ends the program: falling back to another JVM would hide the mistake.
choose_java() {
    if [ -n "${FLOW_JAVA_HOME-}" ]; then
        java_origin=FLOW_JAVA_HOME
        java_home=$FLOW_JAVA_HOME
    elif [ -x "$home/runtime/bin/java" ]; then
        # A distribution brings the Java that it was tried with. JAVA_HOME is about the other programs of the machine: it may
        # be too old, which must not keep one from starting that asks for nothing.
        java_origin='the runtime of this flow'
        java_home=$home/runtime
    elif [ -n "${JAVA_HOME-}" ]; then
        java_origin=JAVA_HOME
        java_home=$JAVA_HOME
    else
        java_origin='the java on the PATH'
        java_home=$(java_home_of_path) ||
            fail "no Java found. Install a JDK $oldest_java or newer, or set FLOW_JAVA_HOME to the folder of one."
    fi
    case $java_home in
        /*) java_home=${java_home%/} ;;
        *) java_home=$PWD/${java_home%/} ;;
    esac
    [ -x "$java_home/bin/java" ] ||
        fail "$java_origin is '$java_home', but there is no bin/java in it." \
            "Set FLOW_JAVA_HOME to the folder of a JDK $oldest_java or newer."

    java_version='' java_build='' java_vendor=''
    read_release
    java_name=${java_vendor:-java}-${java_build:-$java_version}
    case $java_name in
        */*) java_name=$java_version ;;
    esac

    java_major=${java_version#1.}
    java_major=${java_major%%[!0-9]*}
    [ "${java_major:-0}" -ge "$oldest_java" ] ||
        fail "$java_origin ('$java_home') is Java ${java_version:-of an unknown version}, and flow needs $oldest_java or newer." \
            "Set FLOW_JAVA_HOME to the folder of a JDK $oldest_java or newer."
}

# Where the java on the PATH lives. One that is a wrapper script, as some version managers have, is asked.
java_home_of_path() {
    java=$(command -v java) || return 1
    java=$(readlink -f -- "$java") || return 1
    if [ -f "${java%/bin/java}/release" ]; then
        printf '%s\n' "${java%/bin/java}"
        return
    fi
    ask_java "$java" && printf '%s\n' "$java_home"
}

# A JDK says in its file `release` what it is; reading that costs nothing, starting it would double the start of flow.
# A few homes do not have the file: they have to be asked.
read_release() {
    if [ ! -r "$java_home/release" ]; then
        asked_home=$java_home
        ask_java "$java_home/bin/java"
        java_home=$asked_home
        return
    fi
    while IFS='=' read -r key value || [ -n "$key" ]; do
        value=${value#\"}
        value=${value%\"}
        case $key in
            JAVA_VERSION) java_version=$value ;;
            JAVA_RUNTIME_VERSION) java_build=$value ;;
            IMPLEMENTOR) java_vendor=$value ;;
        esac
    done <"$java_home/release"
}

# Asks the program $1. Sets java_home and java_version.
ask_java() {
    while IFS='=' read -r key value; do
        value=${value# }
        case $key in
            *' java.home ') java_home=$value ;;
            *' java.version ') java_version=$value ;;
        esac
    done <<ANSWER
$("$1" -XshowSettings:properties -version 2>&1)
ANSWER
    [ -n "$java_version" ]
}
