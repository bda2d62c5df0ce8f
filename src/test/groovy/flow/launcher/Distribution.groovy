package flow.launcher

import java.nio.file.Files
import java.nio.file.Path

/** A distribution of what Maven has just built, without a runtime: linking one takes ten seconds. */
final class Distribution {
    static final String NAME = 'flow-1.2.3'

    private static final Path HOME = Path.of(System.getProperty('flow.home'))
    private static final boolean IS_ROOT = 'id -u'.execute().text.trim() == '0'

    /** In front of a command: who runs it is not known to the system, as in pods. Only root can become that; others run it themselves. */
    static final List<String> SOMEBODY = IS_ROOT ? ['setpriv', '--reuid=12345', '--regid=12345', '--clear-groups'] : []

    final Path folder
    final String said

    private Distribution(Path folder, String said) {
        this.folder = folder
        this.said = said
    }

    static Distribution make(Path folder, String... jdk) {
        def process = new ProcessBuilder(HOME.resolve('src/dist/make').toString(), '1.2.3', folder.toString(), *jdk).redirectErrorStream(true)
        process.environment().SOURCE_DATE_EPOCH = '1700000000'
        def started = process.start()
        def said = started.inputStream.getText('UTF-8')
        assert started.waitFor() == 0: said
        new Distribution(folder, said)
    }

    Path getArchive() {
        folder.resolve("${NAME}.tar.gz")
    }

    /** Unpacks it and returns the folder that was in it. */
    Path unpack(Path into) {
        Files.createDirectories(into)
        assert run('tar', '-xzf', archive.toString(), '-C', into.toString()).exitCode == 0
        into.resolve(NAME)
    }

    /** What a program of the system does that finds nothing in its environment but the PATH. */
    static Started run(String... command) {
        new Started([PATH: '/usr/bin:/bin'], command.toList())
    }

    /** Runs flow as somebody without a home, with {@code work} as the current folder. */
    static Started flow(Map<String, String> more = [:], Path installed, Path work, String... arguments) {
        new Started([PATH: "${Jdk.RUNNING}/bin:/usr/bin:/bin".toString()] + more,
            SOMEBODY + ['env', '-C', work.toString(), installed.resolve('bin/flow').toString(), *arguments])
    }
}
