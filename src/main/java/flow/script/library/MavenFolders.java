package flow.script.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where Maven keeps its things on this machine. Found without Maven's classes, so that a script whose libraries are all there
 * starts at once.
 *
 * @param home holds {@code settings.xml}; usually {@code ~/.m2}
 * @param installation holds {@code conf/settings.xml}; null when there is none
 * @param localRepository holds the jars
 */
public record MavenFolders(Path home, @Nullable Path installation, Path localRepository) {
    /**
     * As Maven finds them: the local repository is {@code maven.repo.local}, else what the user's settings say, else those of
     * the installation, else {@code ~/.m2/repository}.
     *
     * @param properties of the JVM
     */
    public static MavenFolders of(Map<String, String> environment, Properties properties) {
        Path home = Path.of(properties.getProperty("user.home"), ".m2");
        String installed = properties.getProperty("maven.home", environment.get("MAVEN_HOME"));
        Path installation = installed == null ? null : Path.of(installed);
        String given = properties.getProperty("maven.repo.local");
        if (given != null) {
            return new MavenFolders(home, installation, Path.of(given).toAbsolutePath());
        }
        Optional<String> said = localRepositoryIn(home.resolve("settings.xml"));
        if (said.isEmpty() && installation != null) {
            said = localRepositoryIn(installation.resolve("conf").resolve("settings.xml"));
        }
        Path repository = said.map(text -> Path.of(replaceVariables(text, environment, properties)))
                .orElse(home.resolve("repository"));
        return new MavenFolders(home, installation, repository.toAbsolutePath());
    }

    /** The same, with another local repository. */
    public MavenFolders withLocalRepository(Path folder) {
        return new MavenFolders(home, installation, folder.toAbsolutePath());
    }

    private static Optional<String> localRepositoryIn(Path settings) {
        try {
            return localRepositoryIn(Files.readString(settings));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> localRepositoryIn(String settings) {
        String said =
                Pattern.compile("<!--.*?-->", Pattern.DOTALL).matcher(settings).replaceAll("");
        Matcher element =
                Pattern.compile("<localRepository>([^<]*)</localRepository>").matcher(said);
        return element.find()
                ? Optional.of(element.group(1).strip()).filter(path -> !path.isEmpty())
                : Optional.empty();
    }

    private static String replaceVariables(String text, Map<String, String> environment, Properties properties) {
        return Pattern.compile("\\$\\{([^}]*)}").matcher(text).replaceAll(variable -> {
            String name = variable.group(1);
            String value = name.startsWith("env.") ? environment.get(name.substring(4)) : properties.getProperty(name);
            return Matcher.quoteReplacement(value == null ? variable.group() : value);
        });
    }
}
