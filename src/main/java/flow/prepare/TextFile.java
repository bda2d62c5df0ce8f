package flow.prepare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Texts that people refer to. */
public final class TextFile {
    private TextFile() {}

    /**
     * The whole text, exactly as it is.
     *
     * @param typed how the file was called
     * @throws Unfit when there is no such file, or it is not a text in UTF-8
     */
    public static String read(Path file, String typed) {
        try {
            if (Files.isDirectory(file)) {
                throw new Unfit("'" + typed + "' is a folder");
            }
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new Unfit("there is no file '" + typed + "'");
        } catch (CharacterCodingException notUtf8) {
            throw new Unfit("'" + typed + "' is not a text in UTF-8");
        } catch (IOException unreadable) {
            throw new Unfit("'" + typed + "' cannot be read: " + reason(unreadable));
        }
    }

    /** Everything that is left of a stream. */
    public static String read(InputStream in) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Unfit("standard input is not a text in UTF-8");
        } catch (IOException unreadable) {
            throw new Unfit("standard input cannot be read: " + reason(unreadable));
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return reason == null ? "the system gives no reason" : reason;
    }
}
