package flow.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A record as one line of JSON, the same in every kind of store: {@code {"done":{"step":"process","at":".2",…}}}. Times are
 * seconds since 1970 with nine decimals. Members that a later release adds are skipped by earlier ones.
 */
public final class RecordFormat {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private RecordFormat() {}

    public static byte[] write(RunRecord record) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            new RecordWriter(json).write(record);
            json.writeRaw('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return line.toByteArray();
    }

    /**
     * @param place where the bytes were found, for messages
     * @throws StoreCorrupt when they are no record
     * @throws StoreFailure when they are a record of a kind that a later release brought
     */
    public static RunRecord read(byte[] bytes, String place) {
        try (JsonParser json = JSON.createParser(bytes)) {
            Map<String, Object> record = RecordTree.read(json);
            String kind = record.keySet().iterator().next();
            return new RecordFields(record)
                    .record(kind)
                    .orElseThrow(
                            () -> new StoreFailure(
                                    place
                                            + " was written by a later release of flow, in a way that this one does not know. Use that one."));
        } catch (StoreFailure later) {
            throw later;
        } catch (IOException | RuntimeException broken) {
            throw new StoreCorrupt(place, "this is no record");
        }
    }
}
