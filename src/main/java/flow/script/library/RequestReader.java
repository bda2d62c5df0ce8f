package flow.script.library;

import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.ProblemException;
import flow.problem.Problems;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.Expression;

/** Gathers the requests of one script, in whatever form they are written. Used once. */
final class RequestReader {
    private static final Map<String, String> GRAB_MEMBERS = Map.of(
            "group", "group",
            "module", "name",
            "version", "version",
            "classifier", "classifier",
            "ext", "extension",
            "type", "extension",
            "transitive", "transitive");

    private final Literals literals;
    private final Problems problems;
    private final List<Library> libraries = new ArrayList<>();
    private final List<Repository> repositories = new ArrayList<>();
    private final List<Exclusion> without = new ArrayList<>();

    RequestReader(String file, Problems problems) {
        this.literals = new Literals(file);
        this.problems = problems;
    }

    RequestedLibraries read(ModuleNode script) {
        GrabAnnotations.in(script).forEach(found -> attempt(() -> read(found)));
        DependencyCalls.in(script, literals, problems)
                .forEach(form -> attempt(() -> libraries.add(form.read(literals))));
        libraries.sort(Comparator.comparing(Library::position));
        List<Library> distinct = new ArrayList<>();
        libraries.forEach(library -> attempt(() -> add(library, distinct)));
        return new RequestedLibraries(distinct, repositories, without);
    }

    void refuse(ModuleNode neighbour) {
        for (GrabAnnotations.Found found : GrabAnnotations.in(neighbour)) {
            attempt(() -> {
                throw literals.refusal(
                        found.node(), "libraries are asked for in the flow's own script", "move this line there");
            });
        }
    }

    private void read(GrabAnnotations.Found found) {
        switch (found.kind()) {
            case RESOLVER -> readResolver(found.node());
            case EXCLUDE -> readExclude(found.node());
            default -> libraries.add(grab(found.node()).read(literals));
        }
    }

    private LibraryForm grab(AnnotationNode annotation) {
        Expression configuration = annotation.getMember("conf");
        if (configuration != null) {
            throw literals.refusal(configuration, "Ivy's configurations mean nothing here", "leave 'conf' out");
        }
        Map<String, Expression> named = new HashMap<>();
        annotation.getMembers().forEach((member, value) -> {
            if (GRAB_MEMBERS.containsKey(member)) {
                named.put(GRAB_MEMBERS.get(member), value);
            }
        });
        return new LibraryForm(annotation.getMember("value"), named, annotation);
    }

    private void readExclude(AnnotationNode annotation) {
        Expression text = annotation.getMember("value");
        if (text != null) {
            without.addAll(literals.exclusions(text));
            return;
        }
        Expression group = annotation.getMember("group");
        Expression module = annotation.getMember("module");
        if (group == null) {
            throw literals.refusal(
                    annotation, "this excludes nothing", "as in @GrabExclude('commons-logging:commons-logging')");
        }
        without.add(new Exclusion(literals.text(group), module == null ? "*" : literals.text(module)));
    }

    private void readResolver(AnnotationNode annotation) {
        Expression root = Optional.ofNullable(annotation.getMember("root")).orElse(annotation.getMember("value"));
        if (root == null) {
            throw literals.refusal(annotation, "the repository has no address", Repository.EXAMPLE);
        }
        Expression maven = annotation.getMember("m2Compatible");
        if (maven != null && !literals.flag(maven)) {
            throw literals.refusal(maven, "only repositories with Maven's layout can be read", Repository.EXAMPLE);
        }
        String address = literals.text(root);
        Expression name = annotation.getMember("name");
        Repository repository = repository(name == null ? nameOf(address) : literals.text(name), address, root);
        for (Repository other : repositories) {
            if (other.name().equals(repository.name()) && !other.equals(repository)) {
                throw literals.refusal(
                        root, "repository '" + other.name() + "' is at " + other.root() + " already", null);
            }
        }
        if (!repositories.contains(repository)) {
            repositories.add(repository);
        }
    }

    private Repository repository(String name, String address, Expression root) {
        try {
            return new Repository(name, URI.create(address));
        } catch (IllegalArgumentException e) {
            throw literals.refusal(root, String.valueOf(e.getMessage()), Repository.EXAMPLE);
        }
    }

    /** Grape calls a resolver like its address when it has no name; Maven's names have no slashes. */
    private static String nameOf(String address) {
        return address.replaceAll("[^A-Za-z0-9.]+", "-");
    }

    private static void add(Library library, List<Library> earlier) {
        FlowItself.refuse(library);
        Optional<Library> same = earlier.stream()
                .filter(other -> other.coordinates().isVersionOf(library.coordinates()))
                .findFirst();
        if (same.isEmpty()) {
            earlier.add(library);
            return;
        }
        Coordinates first = same.get().coordinates();
        if (!first.equals(library.coordinates())) {
            String message = "library '" + first.group() + ":" + first.name() + "' is asked for in two versions";
            Position there = same.get().position();
            throw new ProblemException(Problem.of(Code.F027, library.position(), message, "keep one of them")
                    .withNote(there, "the other"));
        }
    }

    private void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        }
    }
}
