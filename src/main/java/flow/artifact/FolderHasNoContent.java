package flow.artifact;

/** A folder was read as if it were a file. */
final class FolderHasNoContent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FolderHasNoContent(String name) {
        super("'" + name + "' is a folder: read one of its files, or work with its path");
    }
}
