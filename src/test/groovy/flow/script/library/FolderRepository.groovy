package flow.script.library

import java.nio.file.Files
import java.nio.file.Path
import java.util.jar.JarEntry
import java.util.jar.JarOutputStream
import javax.tools.ToolProvider

/** A Maven repository in a folder, with real jars and poms. */
class FolderRepository {
    final Path root

    FolderRepository(Path root) {
        this.root = root
    }

    String getUrl() {
        root.toUri().toString()
    }

    /** @param options needs: coordinates, with a scope or options behind a blank; pom: more elements; java: class name to source; files: path to text */
    Path publish(Map options = [:], String text) {
        def coordinates = Coordinates.parse(text)
        def jar = root.resolve(coordinates.path())
        Files.createDirectories(jar.parent)
        Files.write(jar, jarOf(options, text))
        def pom = jar.resolveSibling("${coordinates.name()}-${coordinates.version()}.pom")
        if (!options.withoutPom) {
            Files.writeString(pom, pomOf(coordinates, options))
        }
        def versions = jar.parent.parent.toFile().listFiles({ it.directory } as FileFilter)*.name.sort()
        Files.writeString(jar.parent.parent.resolve('maven-metadata.xml'),
            "<metadata><groupId>${coordinates.group()}</groupId><artifactId>${coordinates.name()}</artifactId><versioning><versions>" +
            versions.collect { "<version>$it</version>" }.join('') + '</versions></versioning></metadata>')
        jar
    }

    private static String pomOf(Coordinates coordinates, Map options) {
        """<project><modelVersion>4.0.0</modelVersion>
            <groupId>${coordinates.group()}</groupId><artifactId>${coordinates.name()}</artifactId><version>${coordinates.version()}</version>
            ${options.pom ?: ''}
            <dependencies>${(options.needs ?: []).collect { dependencyOf(it as String) }.join('')}</dependencies>
        </project>"""
    }

    private static String dependencyOf(String need) {
        def (String text, String scope) = (need + ' compile').split(' ')
        def parts = text.split(':', 3)
        def optional = scope == 'optional' ? '<optional>true</optional>' : "<scope>$scope</scope>"
        "<dependency><groupId>${parts[0]}</groupId><artifactId>${parts[1]}</artifactId><version>${parts[2]}</version>$optional</dependency>"
    }

    private static byte[] jarOf(Map options, String mark) {
        def bytes = new ByteArrayOutputStream()
        new JarOutputStream(bytes).withCloseable { jar ->
            def put = { String name, byte[] content ->
                jar.putNextEntry(new JarEntry(name).tap { time = 0 })
                jar.write(content)
            }
            put('mark.txt', mark.bytes)
            (options.files ?: [:]).each { String name, String text -> put(name, text.bytes) }
            (options.java ?: [:]).each { String name, String source -> put(name.replace('.', '/') + '.class', compiled(name, source)) }
        }
        bytes.toByteArray()
    }

    private static byte[] compiled(String name, String source) {
        def folder = Files.createTempDirectory('flow-javac')
        try {
            def path = name.replace('.', '/')
            def file = folder.resolve("${path}.java")
            Files.createDirectories(file.parent)
            file.text = source
            assert ToolProvider.systemJavaCompiler.run(null, null, null, '--release', '17', file.toString()) == 0
            return folder.resolve("${path}.class").bytes
        } finally {
            folder.toFile().deleteDir()
        }
    }
}
