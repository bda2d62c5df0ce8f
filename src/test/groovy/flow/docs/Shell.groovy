package flow.docs

import java.nio.file.Files
import java.nio.file.Path

/** A user's shell with the real `flow` on its PATH, and as `bin/flow`, in a folder of its own. Nothing of who runs the specs is seen. */
class Shell implements Closeable {
    /** What a server says when it is there. */
    private static final String READY = 'with the token in'

    final Path folder
    /** Besides what every shell here has. */
    final Map<String, String> environment = [:]
    private final Path home
    private final List<Process> behind = []

    /** @param temporary gets the current folder, {@code here}, and the user's, {@code home} */
    Shell(Path temporary) {
        folder = Files.createDirectories(temporary.resolve('here'))
        home = Files.createDirectories(temporary.resolve('home'))
        Files.createDirectories(folder.resolve('.flow'))
        Files.createSymbolicLink(Files.createDirectories(folder.resolve('bin')).resolve('flow'), Page.HOME.resolve('bin/flow'))
    }

    void write(String name, String text) {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        file.text = text
    }

    /** Copies a folder; a link to it would be followed by whoever deletes this one. */
    void copyFromRepository(String name) {
        Files.walk(Page.HOME.resolve(name)).withCloseable { files ->
            files.each { Files.copy(it, folder.resolve(Page.HOME.relativize(it))) }
        }
    }

    /** What a command wrote, both streams as they would stand on a terminal; one that stays, what it says when it is there. */
    String shows(String command) {
        command.endsWith(' &') ? stays(command - ~/ &$/) : start(command, true).text
    }

    private String stays(String command) {
        def said = home.resolve('said')
        behind << start("exec $command > '$said' 2>&1", true)
        while (!(Files.exists(said) && said.text.contains(READY) && said.text.count('\n') == 1 + said.text.count('\n  '))) {
            assert behind.last().alive: said.text
            Thread.onSpinWait()
        }
        said.text
    }

    @Override
    void close() {
        behind.each { it.destroyForcibly().waitFor() }
    }

    /** What a command wrote to its standard output, having succeeded. */
    String prints(String command) {
        def process = start(command, false)
        def text = process.text
        assert process.waitFor() == 0
        text
    }

    private Process start(String command, boolean both) {
        def errors = home.resolve('errors').toFile()
        def builder = new ProcessBuilder('/bin/sh', '-c', command).directory(folder.toFile())
        both ? builder.redirectErrorStream(true) : builder.redirectError(errors)
        builder.environment().clear()
        builder.environment() << [
            PATH           : "${folder.resolve('bin')}:${System.getenv('PATH')}".toString(),
            JAVA_HOME      : System.getProperty('java.home'),
            XDG_CONFIG_HOME: home.toString(),
            XDG_CACHE_HOME : home.toString(),
        ] + environment
        builder.start().tap { outputStream.close() }
    }
}
