package flow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Texts that a command line refers to. */
final class TextFile {
    private TextFile() {}

    /**
     * The whole text, exactly as it is.
     *
     * @param typed how the file was called
     * @throws UsageFault when there is no such file, or it is not a text in UTF-8
     */
    static String read(Path file, String typed) {
        try {
            if (Files.isDirectory(file)) {
                throw new UsageFault("'" + typed + "' is a folder");
            }
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new UsageFault("there is no file '" + typed + "'");
        } catch (CharacterCodingException notUtf8) {
            throw new UsageFault("'" + typed + "' is not a text in UTF-8");
        } catch (IOException unreadable) {
            throw new UsageFault("'" + typed + "' cannot be read: " + Unusable.reason(unreadable));
        }
    }

    /** Everything that is left of a stream. */
    static String read(InputStream in) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new UsageFault("standard input is not a text in UTF-8");
        } catch (IOException unreadable) {
            throw new UsageFault("standard input cannot be read: " + Unusable.reason(unreadable));
        }
    }
}
