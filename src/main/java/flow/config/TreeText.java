package flow.config;

import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A tree that is not read yet.
 *
 * @param shownAs how messages and positions call the place where it was written
 * @param format null when the file's ending stands for none: then only a parser of the script's own can read it
 */
public record TreeText(String shownAs, @Nullable TreeFormat format, String text) {

    /** @throws ProblemException F028 when there is no such file, or it is not a text in UTF-8 */
    public static TreeText ofFile(Path file, String shownAs) {
        try {
            TreeFormat format = TreeFormat.ofFile(file.toString()).orElse(null);
            return new TreeText(shownAs, format, Files.readString(file));
        } catch (CharacterCodingException notUtf8) {
            throw fault(shownAs, "the file '" + shownAs + "' is not a text in UTF-8", null);
        } catch (NoSuchFileException missing) {
            throw fault(shownAs, "there is no file '" + shownAs + "'", null);
        } catch (IOException unreadable) {
            throw fault(shownAs, "the file '" + shownAs + "' cannot be read", null);
        }
    }

    /** @throws ProblemException F028 when the text is not in its format, or the format is not known */
    public Tree tree() {
        if (format == null) {
            String message = "the ending of '" + shownAs + "' does not tell how to read it";
            throw fault(shownAs, message, "name it .yaml, .json, .toml or .properties");
        }
        return format.read(shownAs, text);
    }

    private static ProblemException fault(String file, String message, @Nullable String hint) {
        return new ProblemException(Problem.of(Code.F028, Position.ofFile(file), message, hint));
    }
}
