package flow.script;

import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.ProblemException;
import flow.problem.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles Java sources of a folder with the JDK's own compiler, into memory. */
final class JavaSources {
    private final Path folder;
    private final List<Path> libraries;
    private final Function<Path, String> shown;

    /**
     * @param libraries jars that the sources may use
     * @param shown the name that positions carry, by path relative to the folder
     */
    JavaSources(Path folder, List<Path> libraries, Function<Path, String> shown) {
        this.folder = folder;
        this.libraries = libraries;
        this.shown = shown;
    }

    /**
     * Compiles one class and the others of the folder that it uses.
     *
     * @param used gets SHA-256 of every source that was compiled, by path relative to the folder
     * @return class files by class name
     * @throws ProblemException F001 for every error of the Java compiler
     */
    Map<String, byte[]> compile(String className, Map<String, String> used) throws IOException {
        Path source = folder.resolve(className.replace('.', '/') + ".java");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new ProblemException(Problem.of(
                    Code.F001,
                    Position.ofFile(shown.apply(folder.relativize(source))),
                    "Java sources beside a script need a JDK, and this is a runtime without a compiler",
                    "set FLOW_JAVA_HOME or JAVA_HOME to a JDK"));
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager standard =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            standard.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of(folder));
            standard.setLocationFromPaths(StandardLocation.CLASS_PATH, libraries);
            InMemory memory = new InMemory(standard);
            Iterable<? extends JavaFileObject> start = standard.getJavaFileObjects(source);
            List<String> options = List.of("-parameters", "-proc:none", "-implicit:class", "-g");
            boolean compiled = compiler.getTask(null, memory, diagnostics, options, null, start)
                    .call();
            if (!compiled) {
                throw new ProblemException(problems(diagnostics));
            }
            memory.sources.forEach(path -> used.put(folder.relativize(path).toString(), Digest.ofFile(path)));
            Map<String, byte[]> classes = new LinkedHashMap<>();
            memory.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }

    private List<Problem> problems(DiagnosticCollector<JavaFileObject> diagnostics) {
        Problems problems = new Problems();
        for (Diagnostic<? extends JavaFileObject> one : diagnostics.getDiagnostics()) {
            if (one.getKind() == Diagnostic.Kind.ERROR) {
                problems.add(
                        Code.F001,
                        position(one),
                        one.getMessage(Locale.ROOT).lines().findFirst().orElse("error"));
            }
        }
        return problems.sorted();
    }

    private Position position(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        String file =
                source == null ? "" : folder.relativize(Path.of(source.toUri())).toString();
        if (diagnostic.getLineNumber() < 1) {
            return Position.ofFile(file);
        }
        int length = (int) Math.max(1, diagnostic.getEndPosition() - diagnostic.getStartPosition());
        return new Position(file, (int) diagnostic.getLineNumber(), (int) diagnostic.getColumnNumber(), length);
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
        private final List<Path> sources = new ArrayList<>();

        InMemory(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            classes.put(className, bytes);
            Path source = Path.of(sibling.toUri());
            if (Files.isRegularFile(source)) {
                sources.add(source);
            }
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }
}
