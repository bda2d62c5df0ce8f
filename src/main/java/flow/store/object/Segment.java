package flow.store.object;

import flow.store.StoreCorrupt;
import java.util.List;
import java.util.Optional;

/**
 * Some records, or some lines that were printed, as one object of a row of them; the row grows by one object at a time, and
 * whoever creates the next has written all of it so far.
 *
 * @param row what these are, and of which run
 * @param number from 0
 * @param by who wrote it
 */
record Segment(Row row, int number, String by, List<byte[]> texts) {

    /** Which segments are meant. */
    record Row(String is, String runId, String prefix) {
        static Row journal(String runId) {
            return new Row("journal", runId, Keys.journal(runId));
        }

        static Row log(String runId) {
            return new Row("log", runId, Keys.log(runId));
        }

        String key(int number) {
            return Keys.numbered(prefix, number);
        }
    }

    String key() {
        return row.key(number);
    }

    byte[] written() {
        return new Envelope(row.is, row.runId, number, by, texts).written();
    }

    /**
     * Empty when there is none of that number.
     *
     * @throws StoreCorrupt when it is not what was written there
     */
    static Optional<Segment> read(Place place, Row row, int number) {
        return place.read(row.key(number), row.is, row.runId, number)
                .map(read -> new Segment(row, number, read.by(), read.texts()));
    }
}
