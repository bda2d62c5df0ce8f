package flow.config;

import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One {@code config.yaml}.
 *
 * @param shownAs how messages call it
 */
public record SettingsFile(String shownAs, Tree tree) {

    /**
     * Nothing where there is no such file.
     *
     * @throws ProblemException F028 when it is there and cannot be read, or is not YAML
     */
    public static Optional<SettingsFile> read(Path file, String shownAs) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(file);
            return Optional.of(new SettingsFile(shownAs, TreeFormat.YAML.read(shownAs, text)));
        } catch (CharacterCodingException notUtf8) {
            throw unreadable(shownAs, "it is not a text in UTF-8");
        } catch (IOException unreadable) {
            throw unreadable(shownAs, "it cannot be read");
        }
    }

    private static ProblemException unreadable(String file, String message) {
        return new ProblemException(Problem.of(Code.F028, Position.ofFile(file), message));
    }
}
