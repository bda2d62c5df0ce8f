# The libraries of a store elsewhere stand apart, in lib/s3: those who need none of them are not to pay for opening them. Where such a
# place is named they go onto the class path, so that they are in an archive of their own. Read in by bin/flow and train, with
# $application and what java.sh sets.

# Sets `libraries` to what goes onto the class path behind the jar, with a colon in front of each, and adds to java_name what makes the
# archive special. Looks for an s3:// among the arguments of flow, which are $1, and in FLOW_STORE.
choose_libraries() {
    libraries=
    case "${FLOW_STORE-} $1" in
        *s3://*) ;;
        *) return ;;
    esac
    [ -d "$application/lib/s3" ] || return 0
    for library in "$application"/lib/s3/*.jar; do
        libraries=$libraries:$library
    done
    java_name=$java_name-s3
}
