package flow.store.object;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import flow.artifact.Encoded;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Some texts in one object that says what it is and can be verified: a line of JSON, {@code {"v":1,"is":"journal",
 * "about":"1m8bc0x22q3z","number":3,"by":"5f0c…","sha256":"…"}}, and behind it each text with its length in bytes before it and a
 * line end behind it, {@code 12 {"end":true}}. The digest is that of the other members, with blanks between them, of a zero byte,
 * and of everything behind the first line.
 *
 * @param is what it holds: {@code journal}
 * @param about whose it is: mostly a run
 * @param number which of its kind, from 0
 * @param by what its writer alone is called; two writers never write the same object
 */
record Envelope(String is, String about, int number, String by, List<byte[]> texts) {
    private static final int VERSION = 1;
    private static final int LARGEST_LINE = 4096;
    private static final JsonFactory JSON = new JsonFactory();

    Envelope {
        texts = List.copyOf(texts);
    }

    byte[] written() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] text : texts) {
            body.writeBytes((text.length + " ").getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(text);
            body.write('\n');
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(body.size() + LARGEST_LINE / 8);
        all.writeBytes(head(digest(VERSION, this, body.toByteArray(), 0)));
        all.write('\n');
        all.writeBytes(body.toByteArray());
        return all.toByteArray();
    }

    private byte[] head(String digest) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("v", VERSION);
            json.writeStringField("is", is);
            json.writeStringField("about", about);
            json.writeNumberField("number", number);
            json.writeStringField("by", by);
            json.writeStringField("sha256", digest);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("memory can be written", impossible);
        }
        return line.toByteArray();
    }

    /**
     * @param place where the bytes were found, for messages
     * @throws StoreCorrupt when they are not what was written there
     * @throws StoreFailure when a later release wrote them
     */
    private static Envelope read(byte[] bytes, String place) {
        try {
            int end = endOfLine(bytes);
            Map<String, String> head = members(bytes, end);
            int version = Integer.parseInt(head.getOrDefault("v", ""));
            Envelope empty = new Envelope(
                    head.getOrDefault("is", ""),
                    head.getOrDefault("about", ""),
                    Integer.parseInt(head.getOrDefault("number", "")),
                    head.getOrDefault("by", ""),
                    List.of());
            if (!digest(version, empty, bytes, end + 1).equals(head.get("sha256"))) {
                throw new StoreCorrupt(place, "its content is not what was written there");
            }
            if (version > VERSION) {
                throw StoreFailure.ofLaterRelease(place);
            }
            return new Envelope(empty.is, empty.about, empty.number, empty.by, texts(bytes, end + 1));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException broken) {
            throw new StoreCorrupt(place, "it is not what was written there");
        }
    }

    /** The same, of which it is known what it must be. */
    static Envelope read(byte[] bytes, String place, String is, String about, int number) {
        Envelope read = read(bytes, place, is, about);
        if (read.number != number) {
            throw read.misplaced(place);
        }
        return read;
    }

    /** The same of whatever number. */
    static Envelope read(byte[] bytes, String place, String is, String about) {
        Envelope read = read(bytes, place);
        if (!read.is.equals(is) || !read.about.equals(about)) {
            throw read.misplaced(place);
        }
        return read;
    }

    private StoreCorrupt misplaced(String place) {
        return new StoreCorrupt(place, "it holds what belongs elsewhere: " + is + " " + number + " of " + about);
    }

    private static int endOfLine(byte... bytes) throws IOException {
        for (int at = 0; at < Math.min(bytes.length, LARGEST_LINE); at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        throw new IOException("it has no first line");
    }

    private static Map<String, String> members(byte[] bytes, int end) throws IOException {
        Map<String, String> members = new HashMap<>();
        try (JsonParser json = JSON.createParser(bytes, 0, end)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                members.put(name, value.isScalarValue() ? json.getText() : "");
                json.skipChildren();
            }
        }
        return members;
    }

    private static List<byte[]> texts(byte[] bytes, int begin) {
        List<byte[]> texts = new ArrayList<>();
        int at = begin;
        while (at < bytes.length) {
            int blank = at;
            while (bytes[blank] != ' ') {
                blank++;
            }
            int length = Integer.parseInt(new String(bytes, at, blank - at, StandardCharsets.US_ASCII));
            if (length < 0 || length > bytes.length - blank - 2) {
                throw new IndexOutOfBoundsException(length);
            }
            texts.add(Arrays.copyOfRange(bytes, blank + 1, blank + 1 + length));
            at = blank + length + 2;
        }
        return texts;
    }

    private static String digest(int version, Envelope head, byte[] bytes, int from) {
        MessageDigest digest = Encoded.digestOf(
                String.join(" ", head.is, String.valueOf(version), head.about, String.valueOf(head.number), head.by));
        digest.update(bytes, from, bytes.length - from);
        return Encoded.spelled(digest);
    }
}
