package flow.codepackage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import flow.artifact.Encoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A package where {@link Unpacking} has put it.
 *
 * @param script absolute
 * @param libraries in the layout of a local repository of Maven; a folder that is not there when the script has none
 * @param configs the trees that the flow's configs had when it was packed, by name: what a run begins with
 */
public record UnpackedPackage(Path script, Path libraries, Map<String, Encoded> configs) {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * @param folder that it was unpacked into
     * @throws PackageRefused when it does not say what its script is
     * @throws IOException when it cannot be read
     */
    public static UnpackedPackage in(Path folder) throws IOException {
        Map<String, String> said = new HashMap<>();
        Map<String, String> encodings = new TreeMap<>();
        try (JsonParser json = JSON.createParser(folder.resolve(Manifest.PATH).toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value.isScalarValue()) {
                    said.put(name, json.getText());
                }
                if (name.equals("configs")) {
                    read(json, encodings);
                }
                json.skipChildren();
            }
        }
        Manifest.requireKnown(said.getOrDefault("format", ""));
        String script = said.getOrDefault("script", "");
        Path file = folder.resolve(script).normalize();
        if (!script.startsWith(Manifest.SOURCE) || !file.startsWith(folder.resolve(Manifest.SOURCE))) {
            throw new PackageRefused("it does not say what its script is");
        }
        Map<String, Encoded> configs = new TreeMap<>();
        for (Map.Entry<String, String> config : encodings.entrySet()) {
            Path tree = folder.resolve(Manifest.CONFIGS).resolve(config.getKey());
            configs.put(config.getKey(), new Encoded(config.getValue(), Files.readAllBytes(tree)));
        }
        return new UnpackedPackage(file, folder.resolve(Manifest.LIBRARIES), configs);
    }

    private static void read(JsonParser json, Map<String, String> encodings) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.isEmpty() || !name.chars().allMatch(Character::isJavaIdentifierPart)) {
                throw new PackageRefused("it has a config '" + name + "', which no script can have");
            }
            encodings.put(name, json.getText());
        }
    }
}
