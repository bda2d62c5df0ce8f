package flow.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import flow.compile.Manifest;
import flow.compile.argo.Marks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files in a folder that hold one object of a deployment each, as {@link PrintedBundle} writes them: they are called like it, and it has
 * flow's label and the deployment's. Links are none, nor is what cannot be read.
 */
final class WrittenObjects {
    private static final Pattern NAME = Pattern.compile("[0-9]{1,9}-(.+)\\.(yaml|json)");

    /** JSON is YAML. */
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private WrittenObjects() {}

    /** @param manifests of a deployment; there are no such files of objects that belong to none */
    static List<Path> of(Path folder, List<Manifest> manifests) throws IOException {
        List<String> deployments = manifests.stream()
                .map(manifest -> deployment(YAML.valueToTree(manifest.content())))
                .distinct()
                .toList();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isOf(file, deployments)).sorted().toList();
        }
    }

    private static boolean isOf(Path file, List<String> deployments) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
            JsonNode object = documents.next();
            String called = object.path("kind").asText().toLowerCase(Locale.ROOT) + "-"
                    + object.at("/metadata/name").asText();
            String deployment = deployment(object);
            return !documents.hasNext()
                    && called.equals(name.group(1))
                    && !deployment.isEmpty()
                    && deployments.contains(deployment);
        } catch (IOException | RuntimeException foreign) {
            return false;
        }
    }

    /** Empty when it belongs to none. */
    private static String deployment(JsonNode object) {
        JsonNode labels = object.at("/metadata/labels");
        boolean isOurs = labels.path(Marks.MANAGED_BY).asText().equals(Marks.FLOW_ITSELF);
        return isOurs ? labels.path(Marks.PART_OF).asText() : "";
    }
}
