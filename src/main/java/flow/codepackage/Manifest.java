package flow.codepackage;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a package says of itself, in its first file.
 *
 * @param flow the flow's name
 * @param script the path of the script in the package
 * @param graph the digest of the graph that the script made when it was packed
 * @param configs the encodings of the trees that the flow's configs had then; each is a file below {@link #CONFIGS}
 * @param files all others, in the order of their paths
 */
public record Manifest(String flow, String script, String graph, Map<String, String> configs, List<PackedFile> files) {
    static final String PATH = "flow-package.json";
    static final String SOURCE = "source/";
    static final String LIBRARIES = "libraries/";
    static final String CONFIGS = "trees/";
    private static final int FORMAT = 1;

    public Manifest {
        configs = Map.copyOf(configs);
        files = List.copyOf(files);
    }

    /** @throws PackageRefused when a later release wrote it, or nobody did */
    static void requireKnown(String format) {
        if (!format.equals(String.valueOf(FORMAT))) {
            throw new PackageRefused("its format is '" + format + "', and this release knows " + FORMAT
                    + "; use the release that made it");
        }
    }

    byte[] bytes() throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("flow", flow);
        tree.put("script", script);
        tree.put("graph", graph);
        tree.put("configs", new TreeMap<>(configs));
        tree.put("files", files.stream().map(Manifest::tree).toList());
        return new ObjectMapper().writeValueAsBytes(tree);
    }

    private static Map<String, Object> tree(PackedFile file) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", file.path());
        tree.put("size", file.size());
        tree.put("sha256", file.sha256());
        if (file.isExecutable()) {
            tree.put("executable", true);
        }
        return tree;
    }
}
