package flow.script.library;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.aether.AbstractRepositoryListener;
import org.eclipse.aether.RepositoryEvent;
import org.eclipse.aether.artifact.Artifact;

/**
 * Notes libraries whose needs are not known, because their pom is not there or not readable. Maven uses them nevertheless, with
 * a warning; so does flow. Thread-safe: poms come several at a time.
 */
final class PomWarnings extends AbstractRepositoryListener {
    private final List<String> texts = new CopyOnWriteArrayList<>();

    /** One clause each. */
    List<String> texts() {
        return texts.stream().distinct().sorted().toList();
    }

    @Override
    public void artifactDescriptorMissing(RepositoryEvent event) {
        texts.add(name(event) + " has no pom, so nothing that it needs was added");
    }

    @Override
    public void artifactDescriptorInvalid(RepositoryEvent event) {
        texts.add("the pom of " + name(event) + " cannot be read, so nothing that it needs was added");
    }

    private static String name(RepositoryEvent event) {
        Artifact artifact = event.getArtifact();
        return "'" + artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion() + "'";
    }
}
