package flow.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import flow.compile.Manifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How objects of a cluster are written down: the same bytes every time. */
enum ManifestFormat {
    /** Every text stands in quotes, as readers of YAML 1.1 take some plain words for something else. */
    YAML("yaml"),
    JSON("json");

    private static final String BETWEEN = "---\n";

    private final String ending;

    ManifestFormat(String ending) {
        this.ending = ending;
    }

    /** Of the name of a file. */
    String ending() {
        return ending;
    }

    /** One of them. */
    String of(Manifest manifest) {
        return text(manifest.content());
    }

    /** All of them in one text: documents of YAML, or one list of JSON as Kubernetes knows it. */
    String of(List<Manifest> manifests) {
        if (this == YAML) {
            return manifests.stream().map(this::of).collect(Collectors.joining(BETWEEN));
        }
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("apiVersion", "v1");
        list.put("kind", "List");
        list.put("items", manifests.stream().map(Manifest::content).toList());
        return text(list);
    }

    private String text(Object tree) {
        try {
            String text = mapper().writeValueAsString(tree);
            return text.endsWith("\n") ? text : text + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("manifests are maps, lists, texts and numbers", impossible);
        }
    }

    private ObjectMapper mapper() {
        return this == JSON
                ? JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                : new ObjectMapper(YAMLFactory.builder()
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .disable(YAMLGenerator.Feature.SPLIT_LINES)
                        .build());
    }
}
