package flow.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The process that holds a lock, as it stands in the lock's file: for messages, and where the system gives no locks instead of them.
 *
 * @param host the machine's name
 * @param boot the machine's start; empty where the system does not tell
 * @param started the process's start, in whatever way the system tells it: the same number may have been another's before
 */
public record Holder(String host, String boot, long pid, String started) {
    private static final int FORMAT = 2;
    /** More than any of them takes, in bytes. */
    private static final int LARGEST = 4096;

    private static final JsonFactory JSON = new JsonFactory();

    public static Holder here() {
        return here(ProcessHandle.current().pid());
    }

    private static Holder here(long pid) {
        return new Holder(
                Machine.name(), Machine.boot(), pid, Machine.started(pid).orElse(""));
    }

    /** Empty when nobody wrote down who holds it. */
    public static Optional<Holder> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in.readNBytes(LARGEST));
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    /** The same of what {@link #written} gave. */
    public static Optional<Holder> read(byte[] line) {
        try (JsonParser json = JSON.createParser(line)) {
            Map<String, String> members = new HashMap<>();
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                members.put(json.currentName(), json.nextToken().isScalarValue() ? json.getText() : "");
            }
            return Optional.of(new Holder(
                    members.getOrDefault("host", ""),
                    members.getOrDefault("boot", ""),
                    Long.parseLong(members.getOrDefault("pid", "")),
                    members.getOrDefault("started", "")));
        } catch (IOException | RuntimeException unknown) {
            return Optional.empty();
        }
    }

    /** A line of JSON. */
    public byte[] written() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("v", FORMAT);
            json.writeStringField("host", host);
            json.writeStringField("boot", boot);
            json.writeNumberField("pid", pid);
            json.writeStringField("started", started);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException impossible) {
            throw new IllegalStateException("memory can be written", impossible);
        }
        return bytes.toByteArray();
    }

    /** Whether it may still be there; of a process of another machine nobody here knows. */
    public boolean mayLive() {
        if (isElsewhere()) {
            return true;
        }
        return equals(here(pid)) && Machine.started(pid).isPresent();
    }

    public boolean isElsewhere() {
        return !host.equals(Machine.name());
    }

    /** {@code process 4711 on this machine}. */
    @Override
    public String toString() {
        return "process " + pid + (isElsewhere() ? " on the machine '" + host + "'" : " on this machine");
    }
}
