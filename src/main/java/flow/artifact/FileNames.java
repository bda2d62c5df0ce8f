package flow.artifact;

import java.util.List;

/** Which names files can have in the store: none leads out of the folder that it is written into. */
final class FileNames {
    private FileNames() {}

    static boolean isName(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.indexOf('/') < 0
                && name.indexOf('\0') < 0;
    }

    /** Whether it is the path of something in a folder, with slashes between names. */
    static boolean isPath(String path) {
        return List.of(path.split("/", -1)).stream().allMatch(FileNames::isName);
    }
}
