package flow.codepackage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A package where {@link Unpacking} has put it.
 *
 * @param script absolute
 * @param libraries in the layout of a local repository of Maven; a folder that is not there when the script has none
 */
public record UnpackedPackage(Path script, Path libraries) {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * @param folder that it was unpacked into
     * @throws PackageRefused when it does not say what its script is
     * @throws IOException when it cannot be read
     */
    public static UnpackedPackage in(Path folder) throws IOException {
        Map<String, String> said = new HashMap<>();
        try (JsonParser json = JSON.createParser(folder.resolve(Manifest.PATH).toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value.isScalarValue()) {
                    said.put(name, json.getText());
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
        return new UnpackedPackage(file, folder.resolve(Manifest.LIBRARIES));
    }
}
