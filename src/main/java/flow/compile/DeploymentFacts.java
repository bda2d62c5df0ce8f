package flow.compile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tasks have to know of their deployment, and what may hold any text of a user. It travels as one text in which nothing is left that
 * a target, a shell or Kubernetes could take for something else.
 *
 * @param user who deployed the flow
 * @param branch of its project, {@code user.NAME}, {@code test.X} or {@code prod}; null when the flow belongs to none
 * @param tags that each run gets, besides those of the script
 * @param with what {@code --with} was given
 * @param environment what the configuration sets for bodies
 */
public record DeploymentFacts(
        String user,
        @Nullable String branch,
        boolean isProduction,
        List<String> tags,
        List<String> with,
        Map<String, String> environment) {
    private static final JsonFactory JSON = new JsonFactory();

    public DeploymentFacts {
        tags = List.copyOf(tags);
        with = List.copyOf(with);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** Letters, digits, {@code +}, {@code /} and {@code =}: base64 of JSON. */
    public String encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("user", user);
            if (branch != null) {
                json.writeStringField("branch", branch);
                json.writeBooleanField("production", isProduction);
            }
            write(json, "tags", tags);
            write(json, "with", with);
            if (!environment.isEmpty()) {
                json.writeObjectFieldStart("environment");
                for (Map.Entry<String, String> variable : environment.entrySet()) {
                    json.writeStringField(variable.getKey(), variable.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("memory can be written", impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static void write(JsonGenerator json, String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }

    /**
     * @param encoded as {@link #encoded} wrote it; of a later release members that are unknown here are passed over
     * @throws IllegalArgumentException when it is something else
     */
    public static DeploymentFacts of(String encoded) {
        String user = "";
        String branch = null;
        boolean isProduction = false;
        List<String> tags = List.of();
        List<String> with = List.of();
        Map<String, String> environment = Map.of();
        try (JsonParser json = JSON.createParser(Base64.getDecoder().decode(encoded))) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "user" -> user = json.getText();
                    case "branch" -> branch = json.getText();
                    case "production" -> isProduction = json.getBooleanValue();
                    case "tags" -> tags = texts(json);
                    case "with" -> with = texts(json);
                    case "environment" -> environment = JsonTexts.object(json);
                    default -> json.skipChildren();
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new IllegalArgumentException("it is no description of a deployment", broken);
        }
        return new DeploymentFacts(user, branch, isProduction, tags, with, environment);
    }

    private static List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        require(json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
        }
        require(json.currentToken() == JsonToken.END_ARRAY);
        return texts;
    }

    private static void require(boolean isAsWritten) {
        if (!isAsWritten) {
            throw new IllegalArgumentException("it is no JSON of that form");
        }
    }
}
