package flow.artifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bytes that stand outside of the value that they are a part of; when they are few, within it all the same. */
sealed interface Piece {

    /** Up to here bytes stand within the value; a file of the store for less would cost more than it holds. */
    int LARGEST_WITHIN = 1024;

    long size();

    /** Verified before the first byte is given. */
    InputStream open(Contents contents);

    /** Verified when this returns: see {@link Contents#copy}. */
    void copy(Contents contents, OutputStream to) throws IOException;

    /** What is written of it: maps and texts, or bytes. */
    Object parts();

    /** Few bytes. */
    record Within(byte[] bytes) implements Piece {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open(Contents contents) {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void copy(Contents contents, OutputStream to) throws IOException {
            to.write(bytes);
        }

        @Override
        public Object parts() {
            return bytes;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Within that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** Many. */
    record Outside(Contents.Content content) implements Piece {
        @Override
        public long size() {
            return content.size();
        }

        @Override
        public InputStream open(Contents contents) {
            return contents.open(content);
        }

        @Override
        public void copy(Contents contents, OutputStream to) throws IOException {
            contents.copy(content, to);
        }

        @Override
        public Object parts() {
            Map<String, Object> parts = new LinkedHashMap<>();
            parts.put("size", Numbers.shortest(content.size()));
            parts.put("sha256", content.digest());
            return parts;
        }
    }

    /** @throws IOException when the bytes cannot be read */
    static Piece keep(InputStream bytes, Contents contents) throws IOException {
        byte[] first = bytes.readNBytes(LARGEST_WITHIN + 1);
        if (first.length <= LARGEST_WITHIN) {
            return new Within(first);
        }
        return new Outside(contents.keep(new SequenceInputStream(new ByteArrayInputStream(first), bytes)));
    }

    /** @throws UnreadableValue when these are no such parts */
    static Piece of(Object parts) {
        if (parts instanceof byte[] bytes) {
            return new Within(bytes);
        }
        if (parts instanceof Map<?, ?> map
                && map.get("sha256") instanceof String digest
                && Contents.isDigest(digest)
                && map.get("size") instanceof Number size
                && (size instanceof Integer || size instanceof Long)
                && size.longValue() >= 0) {
            return new Outside(new Contents.Content(digest, size.longValue()));
        }
        throw UnreadableValue.damaged();
    }
}
