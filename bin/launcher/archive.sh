# The classes of an earlier start, in a form that the JVM maps into memory instead of loading and checking them one by
# one: a class-data archive, from Java 25 on an AOT cache. Read in by bin/flow and train, with $application and what
# java.sh sets.
#
# A JVM ignores an archive that some other JVM made or that was made of other jars. But it trusts the contents, and dies
# of damaged ones; therefore an archive is named by its checksum. It has the time of the jar that it was made of.

# Sets `archive` to the file for this JVM and jar. An empty one says that none can be made with this JVM.
find_archive() {
    for archive in "$application/archives/$java_name".*; do
        [ ! -r "$archive" ] || [ "$archive" -nt "$jar" ] || [ "$jar" -nt "$archive" ] && continue
        [ "$archive" = "$(name_of_archive "$archive")" ] && return
    done
    archive=''
    return 1
}

# The name that belongs to the contents of the file $1.
name_of_archive() {
    set -- $(cksum <"$1")
    printf '%s.%s.%s\n' "$application/archives/$java_name" "$1" "$2"
}

# Sets the options that make and use an archive, and the log messages about one that the JVM cannot use: they would
# stand among the results of flow.
choose_archive_options() {
    if [ "$java_major" -ge 25 ]; then
        making_option=-XX:AOTCacheOutput using_option=-XX:AOTCache archive_messages='aot*'
        return
    fi
    making_option=-XX:ArchiveClassesAtExit using_option=-XX:SharedArchiveFile archive_messages='cds*'
}

# Whether the options for the JVM say themselves what to do about archives. It does not start if both do.
is_archive_chosen() {
    case "${FLOW_JAVA_OPTS-} ${JDK_JAVA_OPTIONS-} ${JAVA_TOOL_OPTIONS-}" in
        *-Xshare* | *-XX:*Shared* | *-XX:*AOT* | *-XX:*Archive*) return 0 ;;
    esac
    return 1
}

# Makes an archive for the starts to come, while this one goes on: as a process that nobody waits for, with the lowest
# priority.
train() {
    [ -w "$application" ] || return 0
    (
        trap '' HUP
        application=$application java_home=$java_home java_name=$java_name java_major=$java_major \
            nice -n 19 "$home/bin/launcher/train" "$home" </dev/null >/dev/null 2>&1 &
    )
}
