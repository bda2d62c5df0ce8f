package flow.launcher

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.FileTime
import java.time.Instant
import java.time.temporal.ChronoUnit

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES

/**
 * A clone of the sources as small as can be: the real launcher, one source, a stand-in for Maven, and a small program in
 * place of flow's. It is built, and an hour old; the PATH has only what the launcher needs.
 */
final class Clone {

    private static final List<String> TOOLS =
        ['cksum', 'env', 'mkdir', 'mv', 'nice', 'readlink', 'rm', 'sleep', 'tail', 'touch', 'uname']

    /** Notes that it was called, can be held up and made to fail, and leaves what Maven leaves, in the same order. */
    private static final String MAVEN = '''#!/bin/sh
        printf 'built with %s in %s\\n' "$JAVA_HOME" "$LC_ALL" >>builds
        rm -f target/built target/flow.jar
        : >target/building
        [ ! -p begun ] || { : >begun; read -r answer <go; }
        [ ! -f failing ] || { printf 'a source does not compile\\n'; exit 1; }
        PATH=/usr/bin:/bin
        cp program.jar target/flow.jar
        mv target/building target/built
        '''.stripIndent()

    final Path folder
    private final Path tools

    Clone(Path parent, String name = 'a clone') {
        folder = parent.resolve(name)
        tools = parent.resolve('tools')
        layOut()
        linkTools()
    }

    private void layOut() {
        Files.createDirectories(folder.resolve('src/main/java/flow/cli'))
        Files.createDirectories(folder.resolve('target'))
        copyLauncher(folder)
        write('mvnw', MAVEN).toFile().executable = true
        write('pom.xml', '<project/>')
        write('old', '')
        write('src/main/java/flow/cli/Main.java', 'class Main {}')
        write('target/built', '')
        // A file where the folder should be: no archives, unless a spec wants them.
        write('target/archives', '')
        Program.writeTo(folder.resolve('program.jar'))
        Program.writeTo(folder.resolve('target/flow.jar'))
        age()
    }

    static void copyLauncher(Path into) {
        def home = Path.of(System.getProperty('flow.home'))
        Files.walk(home.resolve('bin')).withCloseable { files ->
            files.each { Files.copy(it, into.resolve(home.relativize(it)), COPY_ATTRIBUTES) }
        }
    }

    private void linkTools() {
        Files.createDirectories(tools)
        TOOLS.findAll { !Files.exists(tools.resolve(it)) }.each { tool ->
            def real = ['/usr/bin', '/bin'].collect { Path.of(it, tool) }.find { Files.exists(it) }
            Files.createSymbolicLink(tools.resolve(tool), real)
        }
    }

    /** Sources of two hours ago, built an hour ago. */
    private void age() {
        def now = Instant.now()
        [(folder.resolve('pom.xml')): 2, (folder.resolve('src/main')): 2, (folder.resolve('target')): 1, (folder.resolve('old')): 2].each { root, hours ->
            def time = FileTime.from(now.minus(hours, ChronoUnit.HOURS))
            Files.walk(root).withCloseable { files -> files.each { Files.setLastModifiedTime(it, time) } }
        }
    }

    Path getLauncher() {
        folder.resolve('bin/flow')
    }

    Path getJar() {
        folder.resolve('target/flow.jar')
    }

    Path write(String name, String text) {
        def file = folder.resolve(name)
        file.text = text
        file
    }

    /** How often the stand-in for Maven was called. */
    int getBuilds() {
        def notes = folder.resolve('builds')
        Files.exists(notes) ? notes.readLines().size() : 0
    }

    /** From now on a build stops in the middle, until `letBuildsGo`. */
    void holdBuilds() {
        assert ['mkfifo', folder.resolve('begun'), folder.resolve('go')]*.toString().execute().waitFor() == 0
    }

    void untilABuildHasBegun() {
        folder.resolve('begun').text
    }

    void letBuildGo() {
        folder.resolve('go').text = 'go\n'
    }

    /** Starts flow with nothing in its environment but these variables, the running JDK and the PATH. */
    Started start(Map<String, Object> environment = [:], String... arguments) {
        startAs(environment, [launcher.toString()] + arguments.toList())
    }

    Started startAs(Map<String, Object> environment = [:], List<String> command) {
        def variables = [JAVA_HOME: Jdk.RUNNING, PATH: tools, LC_ALL: 'C.UTF-8', HOME: folder] + environment
        new Started(variables.findAll { it.value != null }.collectEntries { [it.key, it.value.toString()] }, command)
    }
}
