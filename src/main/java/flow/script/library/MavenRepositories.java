package flow.script.library;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;

/**
 * Maven's resolver, set up as Maven on this machine would be: its settings, mirrors, passwords and local repository. Only what
 * the user named is asked: repositories that poms of strangers name are not.
 */
final class MavenRepositories implements AutoCloseable {
    private static final int SILENCE_MILLIS = 60_000;

    private final Context context;
    private final List<RemoteRepository> remotes;
    private final PomWarnings warnings;

    private MavenRepositories(Context context, List<RemoteRepository> remotes, PomWarnings warnings) {
        this.context = context;
        this.remotes = remotes;
        this.warnings = warnings;
    }

    /**
     * @param asked those of the script, asked after those of Maven's settings
     * @throws IllegalStateException when Maven's settings cannot be read
     */
    static MavenRepositories open(LibrarySettings settings, List<Repository> asked, FetchProgress progress) {
        PomWarnings warnings = new PomWarnings();
        Context context = runtime().create(overrides(settings, progress, warnings));
        Map<String, RemoteRepository> byName = new LinkedHashMap<>();
        context.contextOverrides().getRepositories().forEach(known -> byName.put(known.getId(), known));
        List<Repository> more = new ArrayList<>(asked);
        more.addAll(settings.repositories());
        more.forEach(repository -> byName.putIfAbsent(repository.name(), remote(repository)));
        byName.putIfAbsent(ContextOverrides.CENTRAL.getId(), ContextOverrides.CENTRAL);
        List<RemoteRepository> remotes = context
                .repositorySystem()
                .newResolutionRepositories(context.repositorySystemSession(), List.copyOf(byName.values()))
                .stream()
                .map(MavenRepositories::verified)
                .toList();
        return new MavenRepositories(context, remotes, warnings);
    }

    RepositorySystem system() {
        return context.repositorySystem();
    }

    RepositorySystemSession session() {
        return context.repositorySystemSession();
    }

    /** Has not seen what failed before: a fault that it has seen is passed over in silence. */
    RepositorySystemSession forgetfulSession() {
        return new DefaultRepositorySystemSession(session()).setCache(new DefaultRepositoryCache());
    }

    /** In the order in which they are asked, mirrors in place of what they mirror. */
    List<RemoteRepository> remotes() {
        return remotes;
    }

    /** About libraries that came with less than usual. */
    List<String> warnings() {
        return warnings.texts();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Not by the thread's context class loader, which may be a script's. */
    private static Runtime runtime() {
        return ServiceLoader.load(Runtime.class, Runtime.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Maven's resolver is not on the class path"));
    }

    private static ContextOverrides overrides(LibrarySettings settings, FetchProgress progress, PomWarnings warnings) {
        MavenFolders maven = settings.maven();
        boolean online = !settings.offline();
        return ContextOverrides.create()
                .withUserSettings(true)
                .withMavenUserHomeOverride(maven.home())
                .withMavenSystemHomeOverride(maven.installation())
                .withLocalRepositoryOverride(maven.localRepository())
                .repositories(List.of())
                .ignoreArtifactDescriptorRepositories(true)
                // Offline, a missing pom means that it was never fetched, not that there is none.
                .artifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(online, true))
                .configProperties(Map.of("aether.connector.requestTimeout", SILENCE_MILLIS))
                .offline(settings.offline())
                .transferListener(progress)
                .repositoryListener(warnings)
                .build();
    }

    private static RemoteRepository remote(Repository repository) {
        return new RemoteRepository.Builder(
                        repository.name(), "default", repository.root().toString())
                .build();
    }

    /** A wrong checksum is an error, not a line in a log. Folders that people copied together often have none. */
    private static RemoteRepository verified(RemoteRepository repository) {
        String checksums = repository.getProtocol().equals("file")
                ? RepositoryPolicy.CHECKSUM_POLICY_WARN
                : RepositoryPolicy.CHECKSUM_POLICY_FAIL;
        return new RemoteRepository.Builder(repository)
                .setReleasePolicy(verified(repository.getPolicy(false), checksums))
                .setSnapshotPolicy(verified(repository.getPolicy(true), checksums))
                .build();
    }

    private static RepositoryPolicy verified(RepositoryPolicy policy, String checksums) {
        return new RepositoryPolicy(policy.isEnabled(), policy.getUpdatePolicy(), checksums);
    }
}
