package flow.deploy.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The nodes of a workflow by their ids; Argo compresses many of them, and keeps very many elsewhere. */
final class Nodes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GZIP = 0x1f8b;
    private static final String UNKNOWN = "they are compressed in another way than by gzip, which flow does not know";

    private Nodes() {}

    /** Why they are not to be had, as a clause. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }

    /** @throws Unreadable when there are some, and they cannot be read */
    static Map<String, Live> of(Live workflow) {
        if (!workflow.text("status", "offloadNodeStatusVersion").isEmpty()) {
            throw new Unreadable("they are so many that Argo keeps them in its own database");
        }
        String compressed = workflow.text("status", "compressedNodes");
        Map<String, Object> trees = compressed.isEmpty() ? workflow.map("status", "nodes") : decompressed(compressed);
        Map<String, Live> nodes = new LinkedHashMap<>();
        trees.forEach((id, tree) -> {
            if (tree instanceof Map) {
                nodes.put(id, new Live(Live.json(tree)));
            }
        });
        return nodes;
    }

    private static Map<String, Object> decompressed(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException none) {
            throw new Unreadable(UNKNOWN);
        }
        try (InputStream json = opened(bytes)) {
            Map<?, ?> nodes = JSON.readValue(json, Map.class);
            return nodes == null ? Map.of() : Live.json(nodes);
        } catch (IOException broken) {
            throw new Unreadable("they are compressed, and broken");
        }
    }

    private static InputStream opened(byte[] bytes) throws IOException {
        boolean isGzip = bytes.length > 1 && ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) == GZIP;
        if (!isGzip) {
            throw new Unreadable(UNKNOWN);
        }
        return new GZIPInputStream(new ByteArrayInputStream(bytes));
    }
}
