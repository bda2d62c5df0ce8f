package flow.script.library;

import flow.problem.ProblemException;
import flow.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.eclipse.aether.util.graph.visitor.FilteringDependencyVisitor;
import org.eclipse.aether.util.graph.visitor.PreorderNodeListGenerator;

/** Finds jars by Maven's rules: the nearest version wins, the first among equally near ones; what is optional stays away. */
final class MavenResolution {
    private static final String POM = "pom";

    private final MavenRepositories maven;
    private final FetchFaults faults;

    MavenResolution(MavenRepositories maven) {
        this.maven = maven;
        this.faults = new FetchFaults(maven);
    }

    /**
     * All that the libraries are and need, in the order of Maven's class path.
     *
     * @throws ProblemException with an F027 for each library that has a fault
     */
    List<FetchedJar> resolve(RequestedLibraries requested) {
        DependencyNode root = collect(requested);
        Map<Artifact, Library> askers = askers(root, requested.libraries());
        List<FetchedJar> jars = new ArrayList<>();
        Problems problems = new Problems();
        for (ArtifactResult result : fetch(new ArrayList<>(askers.keySet()))) {
            Library asker = askers.get(result.getRequest().getArtifact());
            if (!result.isResolved()) {
                problems.add(faults.of(result, asker));
                continue;
            }
            Coordinates coordinates = coordinates(result.getArtifact());
            Coordinates via = coordinates.equals(asker.coordinates()) ? null : asker.coordinates();
            jars.add(new FetchedJar(coordinates, result.getArtifact().getFile().toPath(), via));
        }
        problems.throwIfErrors();
        return jars;
    }

    /**
     * These very jars, nothing that they need.
     *
     * @throws ProblemException with an F027 for each that is not there
     */
    List<FetchedJar> fetch(List<LockedJar> locked, RequestedLibraries requested) {
        Map<Artifact, LockedJar> wanted = new LinkedHashMap<>();
        locked.forEach(jar -> wanted.put(artifact(jar.coordinates()), jar));
        List<FetchedJar> jars = new ArrayList<>();
        Problems problems = new Problems();
        for (ArtifactResult result : fetch(new ArrayList<>(wanted.keySet()))) {
            LockedJar jar = wanted.get(result.getRequest().getArtifact());
            if (!result.isResolved()) {
                problems.add(faults.of(result, requested.asker(jar.asked())));
                continue;
            }
            jars.add(new FetchedJar(
                    jar.coordinates(), result.getArtifact().getFile().toPath(), jar.via()));
        }
        problems.throwIfErrors();
        return jars;
    }

    private DependencyNode collect(RequestedLibraries requested) {
        try {
            return collect(requested.libraries(), requested.without(), maven.session());
        } catch (DependencyCollectionException together) {
            Problems problems = new Problems();
            for (Library library : requested.libraries()) {
                try {
                    collect(List.of(library), requested.without(), maven.forgetfulSession());
                } catch (DependencyCollectionException alone) {
                    problems.add(faults.of(alone, library));
                }
            }
            problems.throwIfErrors();
            throw new ProblemException(faults.of(together, requested.libraries().get(0)));
        }
    }

    private DependencyNode collect(List<Library> libraries, List<Exclusion> without, RepositorySystemSession session)
            throws DependencyCollectionException {
        List<Dependency> dependencies =
                libraries.stream().map(library -> dependency(library, without)).toList();
        CollectRequest request = new CollectRequest(dependencies, null, maven.remotes());
        return maven.system().collectDependencies(session, request).getRoot();
    }

    private List<ArtifactResult> fetch(List<Artifact> artifacts) {
        List<ArtifactRequest> requests = artifacts.stream()
                .map(artifact -> new ArtifactRequest(artifact, maven.remotes(), null))
                .toList();
        try {
            return maven.system().resolveArtifacts(maven.session(), requests);
        } catch (ArtifactResolutionException e) {
            return e.getResults();
        }
    }

    /** Every artifact of the class path, with the library in the script that brings it. */
    private static Map<Artifact, Library> askers(DependencyNode root, List<Library> libraries) {
        Map<Artifact, Library> askers = new LinkedHashMap<>();
        for (DependencyNode direct : root.getChildren()) {
            PreorderNodeListGenerator nodes = new PreorderNodeListGenerator();
            direct.accept(
                    new FilteringDependencyVisitor(nodes, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME)));
            Library asker = asker(direct, libraries);
            for (Artifact artifact : nodes.getArtifacts(true)) {
                if (!artifact.getExtension().equals(POM)) {
                    askers.putIfAbsent(artifact, asker);
                }
            }
        }
        return askers;
    }

    /** A library can have moved: its pom then names other coordinates, which is what the node has. */
    private static Library asker(DependencyNode direct, List<Library> libraries) {
        List<Coordinates> names = Stream.concat(direct.getRelocations().stream(), Stream.of(direct.getArtifact()))
                .map(MavenResolution::coordinates)
                .toList();
        return libraries.stream()
                .filter(library -> names.contains(library.coordinates()))
                .findFirst()
                .orElse(libraries.get(0));
    }

    private static Dependency dependency(Library library, List<Exclusion> without) {
        List<org.eclipse.aether.graph.Exclusion> exclusions = Stream.of(
                        FlowItself.NEVER_BROUGHT.stream(),
                        without.stream(),
                        library.without().stream(),
                        library.transitive() ? Stream.<Exclusion>empty() : Stream.of(new Exclusion("*", "*")))
                .flatMap(stream -> stream)
                .map(exclusion -> new org.eclipse.aether.graph.Exclusion(exclusion.group(), exclusion.name(), "*", "*"))
                .toList();
        return new Dependency(artifact(library.coordinates()), JavaScopes.COMPILE, false, exclusions);
    }

    private static Artifact artifact(Coordinates coordinates) {
        return new DefaultArtifact(
                coordinates.group(),
                coordinates.name(),
                coordinates.classifier(),
                coordinates.extension(),
                coordinates.version());
    }

    private static Coordinates coordinates(Artifact artifact) {
        return new Coordinates(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getVersion(),
                artifact.getClassifier(),
                artifact.getExtension());
    }
}
