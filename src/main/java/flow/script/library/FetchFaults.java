package flow.script.library;

import flow.problem.Code;
import flow.problem.Problem;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.version.Version;

/** Says in the user's terms why a library did not come: it is nowhere, or a repository failed, or flow is offline. */
final class FetchFaults {
    private static final int SHOWN_VERSIONS = 3;

    private final MavenRepositories maven;

    FetchFaults(MavenRepositories maven) {
        this.maven = maven;
    }

    /** One artifact was not found or not fetched. */
    Problem of(ArtifactResult result, Library asker) {
        return of(result.getRequest().getArtifact(), result.getExceptions(), asker);
    }

    /** What a library needs could not be found out. */
    Problem of(DependencyCollectionException fault, Library asker) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ArtifactDescriptorException descriptor) {
                Artifact artifact = descriptor.getResult().getRequest().getArtifact();
                return of(artifact, List.of(descriptor), asker);
            }
            if (cause instanceof VersionRangeResolutionException range) {
                Artifact artifact = range.getResult().getRequest().getArtifact();
                String name = artifact.getGroupId() + ":" + artifact.getArtifactId();
                String message =
                        "library '" + name + "', which '" + asker + "' needs, is there in no version that fits";
                return problem(asker, message, tried());
            }
        }
        return problem(asker, "what library '" + asker + "' needs does not go together", reason(fault));
    }

    private Problem of(Artifact artifact, List<? extends Exception> exceptions, Library asker) {
        String subject = subject(artifact, asker);
        if (maven.session().isOffline()) {
            return problem(asker, subject + " is not on this machine", "run once without --offline");
        }
        List<String> failures = exceptions.stream()
                .flatMap(FetchFaults::transferFaults)
                .map(FetchFaults::sentence)
                .distinct()
                .toList();
        if (!failures.isEmpty()) {
            return problem(asker, subject + " could not be fetched", String.join("; ", failures));
        }
        return problem(asker, subject + " is in none of the repositories", versions(artifact) + tried());
    }

    /** The versions that there are, newest last: most often one of them was meant. */
    private String versions(Artifact artifact) {
        Artifact any = artifact.setVersion("[0,)");
        try {
            List<Version> versions = maven.system()
                    .resolveVersionRange(maven.session(), new VersionRangeRequest(any, maven.remotes(), null))
                    .getVersions();
            if (versions.isEmpty()) {
                return "";
            }
            return versions.subList(Math.max(0, versions.size() - SHOWN_VERSIONS), versions.size()).stream()
                    .map(Version::toString)
                    .collect(Collectors.joining(", ", "there is ", "; "));
        } catch (VersionRangeResolutionException e) {
            return "";
        }
    }

    private String tried() {
        return maven.remotes().stream().map(FetchFaults::name).collect(Collectors.joining(", ", "tried ", ""));
    }

    private static String name(RemoteRepository repository) {
        return repository.getId() + " (" + repository.getUrl().replaceFirst("//[^/@]*@", "//") + ")";
    }

    private static Stream<ArtifactTransferException> transferFaults(Throwable fault) {
        if (fault instanceof ArtifactNotFoundException) {
            return Stream.empty();
        }
        if (fault instanceof ArtifactTransferException transfer) {
            return Stream.of(transfer);
        }
        if (fault instanceof ArtifactResolutionException resolution) {
            return resolution.getResults().stream()
                    .flatMap(result -> result.getExceptions().stream())
                    .flatMap(FetchFaults::transferFaults);
        }
        return fault.getCause() == null ? Stream.empty() : transferFaults(fault.getCause());
    }

    private static String sentence(ArtifactTransferException fault) {
        String place = fault.getRepository() == null ? "the repository" : name(fault.getRepository());
        return place + ": " + reason(fault);
    }

    private static String reason(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof UnknownHostException) {
            return "no such host";
        }
        String message = root.getMessage();
        return message == null ? "no answer" : message.lines().findFirst().orElse("no answer");
    }

    private static String subject(Artifact artifact, Library asker) {
        String name = new Coordinates(
                        artifact.getGroupId(),
                        artifact.getArtifactId(),
                        artifact.getVersion(),
                        artifact.getClassifier(),
                        artifact.getExtension())
                .toString();
        return asker.toString().equals(name)
                ? "library '" + name + "'"
                : "library '" + name + "', which '" + asker + "' needs,";
    }

    private static Problem problem(Library asker, String message, String hint) {
        return Problem.of(Code.F027, asker.position(), message, hint);
    }
}
