package flow.script;

import flow.problem.ProblemException;
import flow.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.control.ClassNodeResolver;
import org.codehaus.groovy.control.CompilationUnit;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a script as a source root: a class that the script names and that stands there as {@code a/b/C.groovy} or
 * {@code a/b/C.java} is compiled with it. Java is compiled by the JDK's compiler, as Java, and sees Java only.
 */
final class SourceFolder {
    private final Path folder;
    private final Map<String, String> used = new TreeMap<>();
    private final Map<String, byte[]> javaClasses = new LinkedHashMap<>();
    private final Path shown;
    private final List<Path> jars;
    private final JavaClasses classes;
    private final Problems problems = new Problems();

    /**
     * @param script whose folder it is
     * @param jars of the libraries, for the Java compiler
     * @param libraries loads their classes
     */
    SourceFolder(ScriptFile script, List<Path> jars, ClassLoader libraries) {
        this.folder = script.folder();
        this.shown = Path.of(script.name());
        this.jars = jars;
        this.classes = new JavaClasses(libraries);
    }

    /** The libraries, and what was compiled from Java sources so far. */
    ClassLoader classes() {
        return classes;
    }

    Map<String, byte[]> javaClasses() {
        return javaClasses;
    }

    /** SHA-256 of every source that was compiled, by relative path. */
    Map<String, String> used() {
        return used;
    }

    /** What stands in every source that was compiled, by relative path. */
    Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String path : used.keySet()) {
            texts.put(path, new String(Files.readAllBytes(folder.resolve(path)), StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** What the Java compiler found. */
    Problems problems() {
        return problems;
    }

    ClassNodeResolver resolver() {
        return new Resolver();
    }

    private @Nullable Path source(String className, String ending) {
        Path relative = Path.of(className.replace('.', '/') + ending);
        if (!Files.isRegularFile(folder.resolve(relative))) {
            return null;
        }
        used.put(relative.toString(), Digest.ofFile(folder.resolve(relative)));
        return relative;
    }

    private final class Resolver extends ClassNodeResolver {
        @Override
        public @Nullable LookupResult findClassNode(String name, CompilationUnit unit) {
            try {
                Path groovy = source(name, ".groovy");
                if (groovy != null) {
                    String text = Files.readString(folder.resolve(groovy));
                    return new LookupResult(unit.addSource(shown(groovy), text), null);
                }
                if (!javaClasses.containsKey(name) && source(name, ".java") != null) {
                    compileJava(name);
                }
                if (javaClasses.containsKey(name)) {
                    return new LookupResult(null, ClassHelper.make(classes.loadClass(name)));
                }
            } catch (IOException | ClassNotFoundException | IllegalArgumentException none) {
                return null;
            }
            return super.findClassNode(name, unit);
        }
    }

    /** The name that positions carry: beside the script, as the user named that. */
    private String shown(Path source) {
        return shown.resolveSibling(source).toString();
    }

    private void compileJava(String name) throws IOException {
        try {
            javaClasses.putAll(new JavaSources(folder, jars, this::shown).compile(name, used));
        } catch (ProblemException faulty) {
            problems.addAll(faulty.problems());
        }
    }

    private final class JavaClasses extends ClassLoader {
        JavaClasses(ClassLoader parent) {
            super("java sources", parent);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = javaClasses.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
