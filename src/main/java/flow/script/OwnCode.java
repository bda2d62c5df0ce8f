package flow.script;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;

/** Where the code of this flow is. */
public final class OwnCode {
    private static final String THIS = "/flow/script/OwnCode.class";

    private OwnCode() {}

    /**
     * The jar, or the folder of classes, that is being executed; empty where neither holds it. This asks the class path: of a class
     * that comes out of an archive of classes, {@code CodeSource} tells where the jar was when that archive was made (Java 25).
     */
    public static Optional<Path> place() {
        URL url = OwnCode.class.getResource(THIS);
        if (url == null) {
            return Optional.empty();
        }
        String text = url.toString();
        String root = text.substring(0, text.length() - THIS.length());
        if (root.startsWith("jar:file:") && root.endsWith("!")) {
            return Optional.of(Path.of(URI.create(root.substring("jar:".length(), root.length() - 1))));
        }
        return root.startsWith("file:") ? Optional.of(Path.of(URI.create(root))) : Optional.empty();
    }
}
