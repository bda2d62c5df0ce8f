package flow.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as one line of JSON, the same in every kind of store: {@code {"v":2,"done":{"step":"process","at":".2",…}}}. Times
 * are seconds since 1970 with nine decimals. Members that a later release adds are skipped by earlier ones; where that would
 * be wrong it writes another version, which they refuse. Version 1 had no {@code v}.
 */
public final class RecordFormat {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    static final int VERSION = 2;
    static final String VERSION_FIELD = "v";

    private RecordFormat() {}

    public static byte[] write(RunRecord record) {
        JsonLine line = new JsonLine();
        new RecordWriter(line).write(record);
        return line.bytes();
    }

    /**
     * @param place where the bytes were found, for messages
     * @throws StoreCorrupt when they are no record
     * @throws StoreFailure when they are a record of a version or a kind that a later release brought
     */
    public static RunRecord read(byte[] bytes, String place) {
        try (JsonParser json = JSON.createParser(bytes)) {
            Map<String, Object> record = RecordTree.read(json);
            requireKnown((String) record.remove(VERSION_FIELD), place);
            String kind = record.keySet().iterator().next();
            return new RecordFields(record).record(kind).orElseThrow(() -> StoreFailure.ofLaterRelease(place));
        } catch (StoreFailure later) {
            throw later;
        } catch (IOException | RuntimeException broken) {
            throw new StoreCorrupt(place, "this is no record");
        }
    }

    private static void requireKnown(@Nullable String written, String place) {
        int version = written == null ? 1 : Integer.parseInt(written);
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1");
        }
        if (version > VERSION) {
            throw StoreFailure.ofLaterRelease(place);
        }
    }
}
