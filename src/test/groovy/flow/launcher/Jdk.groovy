package flow.launcher

import java.nio.file.Files
import java.nio.file.Path

/** Homes of Java: the real ones of this machine, and some that only look like one. */
final class Jdk {

    private static final int OLDEST = 17

    /** The one that runs the specs. */
    static final Path RUNNING = Path.of(System.getProperty('java.home'))

    private Jdk() {}

    /** Every JDK beside the running one that flow can run on, each version once; at least the running one. */
    static List<Path> installed() {
        def homes = [RUNNING] + RUNNING.parent.toFile().listFiles().sort()*.toPath()
        homes.findAll { Files.isExecutable(it.resolve('bin/javac')) && version(it) >= OLDEST }
            .unique { release(it).JAVA_RUNTIME_VERSION }
    }

    /** A home whose java prints its arguments, one a line, and that says to be of this version. */
    static Path fake(Path home, String version) {
        def java = Files.createDirectories(home.resolve('bin')).resolve('java')
        java.text = '#!/bin/sh\nprintf "%s\\n" "$@"\n'
        def javac = java.resolveSibling('javac')
        javac.text = '#!/bin/sh\n'
        [java, javac].each { it.toFile().executable = true }
        home.resolve('release').text = "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"$version\"\n"
        home
    }

    static Path fakeJre(Path home, String version) {
        Files.delete(fake(home, version).resolve('bin/javac'))
        home
    }

    private static Properties release(Path home) {
        def release = home.resolve('release')
        def properties = new Properties()
        if (Files.exists(release)) {
            release.withReader('UTF-8') { properties.load(it) }
        }
        properties
    }

    private static int version(Path home) {
        def version = release(home).JAVA_VERSION ?: '0'
        Runtime.Version.parse(version.replace('"', '')).feature()
    }
}
