package flow.task;

import flow.MissingSecretException;
import flow.graph.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fetches secrets from where this machine keeps them. */
public final class Secrets {
    /** What is longer than that is no secret but a mistake, such as a device that never ends. */
    private static final int LONGEST = 1_000_000;

    /** Names the folder in which a pod has its secrets. */
    private static final String MOUNTED = "FLOW_TASK_SECRETS";

    private static final String OUT_OF_REACH = "this machine cannot reach it";

    private Secrets() {}

    /**
     * By name.
     *
     * @throws MissingSecretException for the first that is not there
     */
    public static Map<String, String> of(List<Secret> wanted, Host host) {
        Map<String, String> secrets = new TreeMap<>();
        for (Secret secret : wanted) {
            secrets.put(secret.name(), fetch(secret, host));
        }
        return Collections.unmodifiableMap(secrets);
    }

    private static String fetch(Secret secret, Host host) {
        return switch (secret.provider()) {
            case ENVIRONMENT -> variable(secret, host);
            case FILE -> contents(secret, host.folder());
            case KUBERNETES -> mounted(secret, host);
            case AWS_SECRETS_MANAGER -> throw missing(secret, OUT_OF_REACH);
        };
    }

    /** A pod has the secrets that its step names in a folder, each in a folder of its own with a file for each key. */
    private static String mounted(Secret secret, Host host) {
        String folder = host.environment().get(MOUNTED);
        if (folder == null) {
            throw missing(secret, OUT_OF_REACH);
        }
        return contents(secret, Path.of(folder));
    }

    private static String variable(Secret secret, Host host) {
        String value = host.environment().get(secret.id());
        if (value == null) {
            throw missing(secret, "the environment has no variable '" + secret.id() + "'");
        }
        return value;
    }

    private static String contents(Secret secret, Path folder) {
        try (InputStream file = Files.newInputStream(folder.resolve(secret.id()))) {
            byte[] bytes = file.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw missing(secret, "the file holds more than 1 MB");
            }
            return withoutLineEnd(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (NoSuchFileException | InvalidPathException nowhere) {
            throw missing(secret, "there is no such file");
        } catch (CharacterCodingException noText) {
            throw missing(secret, "the file is not a text in UTF-8");
        } catch (IOException unreadable) {
            throw missing(secret, "the file cannot be read");
        }
    }

    /** Editors put one behind the last line, and nobody means it. */
    private static String withoutLineEnd(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static MissingSecretException missing(Secret secret, String why) {
        return new MissingSecretException("there is no secret '" + secret + "': " + why);
    }
}
