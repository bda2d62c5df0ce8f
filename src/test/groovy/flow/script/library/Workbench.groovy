package flow.script.library

import flow.problem.Problem
import flow.problem.ProblemException
import flow.problem.Problems
import java.nio.file.Files
import java.nio.file.Path
import java.util.jar.JarFile

/** A machine in a folder: a script, Maven's settings and local repository, and a repository to fetch from. No network. */
class Workbench {
    final Path folder
    final FolderRepository remote
    final ByteArrayOutputStream progress = new ByteArrayOutputStream()
    Path script

    Workbench(Path folder) {
        this.folder = folder
        remote = new FolderRepository(Files.createDirectories(folder.resolve('remote')))
        script = folder.resolve('train.flow.groovy')
        mirror('*', remote.url)
    }

    Path getLock() {
        script.resolveSibling('train.flow.lock')
    }

    /** @param options local: a local repository; repositories; offline */
    ResolvedLibraries resolve(Map options = [:], String text) {
        def problems = new Problems()
        def requested = RequestedLibraries.in(Parsed.script(text), script.fileName.toString(), problems)
        problems.throwIfErrors()
        resolver(options).resolve(requested, script)
    }

    LibraryResolver resolver(Map options = [:]) {
        def local = options.getOrDefault('local', folder.resolve('local')) as Path
        def repositories = options.getOrDefault('repositories', []) as List<Repository>
        def maven = new MavenFolders(folder.resolve('home'), null, local)
        def settings = new LibrarySettings(maven, repositories, options.offline as boolean, folder.resolve('cache'))
        new LibraryResolver(settings, new PrintStream(progress, true, 'UTF-8'))
    }

    List<Problem> refusals(Map options = [:], String text) {
        try {
            resolve(options, text)
        } catch (ProblemException e) {
            return e.problems()
        }
        throw new AssertionError('it was resolved' as Object)
    }

    void mirror(String of, String url) {
        settings("<mirrors><mirror><id>shelf</id><mirrorOf>$of</mirrorOf><url>$url</url></mirror></mirrors>")
    }

    void settings(String elements) {
        Files.createDirectories(folder.resolve('home'))
        folder.resolve('home/settings.xml').text = "<settings>$elements</settings>"
    }

    /** Takes libraries off this machine. */
    void forget(String name = '') {
        assert folder.resolve("local/com/acme/$name").toFile().deleteDir()
    }

    static List<String> marks(ResolvedLibraries libraries) {
        libraries.jars().collect { jar ->
            new JarFile(jar.toFile()).withCloseable { it.getInputStream(it.getEntry('mark.txt')).text }
        }
    }
}
