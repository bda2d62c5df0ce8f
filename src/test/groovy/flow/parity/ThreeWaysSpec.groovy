package flow.parity

import flow.cli.Terminal
import flow.launcher.Jdk
import flow.launcher.Started
import flow.parity.tests.BasicArtifact
import flow.store.Store
import flow.store.WhatTasksLeft
import flow.store.local.LocalStore
import flow.store.object.Stores
import flow.store.s3.Buckets
import flow.store.s3.S3Server
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

/**
 * The same script leaves the same values by threads with a folder, by threads with a bucket, and by processes with a bucket: every example,
 * and Metaflow's core graphs. A process a task takes long, so each build makes some of the last kind; {@code src/test/sh/three-ways} makes all.
 */
@Timeout(600)
@Requires(value = { S3Server.there }, reason = 'there is no S3 server')
class ThreeWaysSpec extends Specification {
    private static final Path HOME = Path.of(System.getProperty('flow.home'))
    private static final boolean ALL = Boolean.getBoolean('flow.three.ways')
    private static final List<String> EXAMPLES =
        HOME.resolve('dsl-examples').toFile().list().findAll { it.endsWith('.flow.groovy') }.sort()

    @TempDir
    Path folder

    String place = Buckets.make(S3Server.get().address) + '/x'

    def "#name leaves the same values in a bucket"() {
        given:
        def script = script(name)

        expect:
        inFolder(script).exit == 0
        inBucket(script).exit == 0
        leftIn(bucket()) == leftIn(new LocalStore(folder.resolve('runs')))

        where:
        name << EXAMPLES + Graphs.ALL*.name()
    }

    def "#name leaves the same values by processes, in a bucket"() {
        given:
        def script = script(name)

        when:
        def here = inFolder(script)
        def there = new Started(S3Server.get().environment() + [JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), HOME: folder.toString(),
                                                               XDG_CACHE_HOME: "$folder/cache".toString(), FLOW_STORE: place],
            ['env', '-C', folder.toString(), HOME.resolve('bin/flow').toString(), 'run', script, '--isolate'])

        then:
        here.exit == 0
        there.exitCode == 0 || there.err == ''
        leftIn(bucket()) == leftIn(new LocalStore(folder.resolve('runs')))

        where:
        name << (ALL ? EXAMPLES + Graphs.ALL*.name() : ['files.flow.groovy', 'gang.flow.groovy', 'small-foreach'])
    }

    /** An example, or the test of artifacts on a core graph. */
    private String script(String name) {
        def graph = Graphs.ALL.find { it.name() == name }
        if (graph == null) {
            return HOME.resolve('dsl-examples').resolve(name).toString()
        }
        def file = folder.resolve("${name}.flow.groovy")
        file.text = Script.of(new BasicArtifact(), graph)
        file.toString()
    }

    private Terminal.Result inFolder(String script) {
        run([FLOW_STORE: "$folder/runs".toString()], script)
    }

    /** The credentials of this process are there once it has opened a bucket itself. */
    private Terminal.Result inBucket(String script) {
        bucket()
        run(S3Server.get().settings() + [FLOW_STORE: place], script)
    }

    private Terminal.Result run(Map<String, String> environment, String script) {
        def terminal = new Terminal(folder)
        terminal.environment = environment + [PATH: System.getenv('PATH')]
        terminal.flow('run', script)
    }

    private Store bucket() {
        Stores.of(Buckets.bucket(place, S3Server.get().address))
    }

    private static Map<String, Object> leftIn(Store store) {
        WhatTasksLeft.of(store.open(store.runIds().last()))
    }
}
