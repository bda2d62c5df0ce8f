package flow.launcher

import flow.store.s3.S3Server
import flow.store.s3.Buckets
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** A distribution, used as on a machine that has nothing else. One with a runtime is for src/test/sh/distribution. */
@Timeout(300)
class DistributionSpec extends Specification {
    private static final Path HOME = Path.of(System.getProperty('flow.home'))

    @Shared
    @TempDir
    Path folder

    @Shared
    Distribution distribution

    /** Where nobody may write. */
    @Shared
    Path installed
    /** Where everybody may. */
    @Shared
    Path work

    def setupSpec() {
        distribution = Distribution.make(folder.resolve('dist'))
        installed = distribution.unpack(folder.resolve('an installation'))
        work = Files.createDirectories(folder.resolve('work'))
        Files.copy(HOME.resolve('dsl-examples/hello.flow.groovy'), work.resolve('hello.flow.groovy'))
        chmod('a-w', installed)
        chmod('a+rwX', work)
        chmod('a+rX', folder)
    }

    def cleanupSpec() {
        chmod('u+w', folder)
    }

    private static void chmod(String mode, Path tree) {
        assert ['chmod', '-R', mode, tree.toString()].execute().waitFor() == 0
    }

    def "it is told of its file what sha256sum verifies"() {
        expect:
        Distribution.run('env', '-C', distribution.folder.toString(), 'sha256sum', '-c', "${distribution.archive.fileName}.sha256").out ==
            "${distribution.archive.fileName}: OK\n"
    }

    def "two of the same input are the same, byte for byte"() {
        given:
        def other = Distribution.make(folder.resolve('other'))

        expect:
        Files.mismatch(distribution.archive, other.archive) == -1
    }

    def "its entries stand in order, belong to nobody, and all may read them and only the owner write"() {
        when:
        def entries = Distribution.run('tar', '-tvzf', distribution.archive.toString(), '--numeric-owner', '--full-time', '--utc').out.readLines()
        def names = entries*.replaceFirst(/.* /, '')

        then:
        names == names.toSorted()
        entries.every { it ==~ /(drwxr-xr-x|-rw[x-]r-[x-]r-[x-]) 0\/0 +\d+ 2023-11-14 22:13:20 .*/ }
        entries.findAll { it.startsWith('-rwx') }*.replaceFirst(/.* /, '') == ["$Distribution.NAME/bin/flow", "$Distribution.NAME/bin/launcher/train"]
        Files.list(installed).withCloseable { it.map { it.fileName.toString() }.sorted().toList() } ==
            ['LICENSE', 'README.md', 'bin', 'flow.jar', 'lib']
    }

    def "whoever has nothing but a PATH runs a flow and reads what it left, and nothing is written but that"() {
        given:
        def before = everythingIn(installed)

        when:
        def version = Distribution.flow(installed, work, '--version')

        then:
        version.out ==~ /flow \d+\.\d+.*\n/
        version.err.empty
        version.exitCode == 0

        when:
        def run = Distribution.flow(installed, work, 'run', '--store', 'store', 'hello.flow.groovy')

        then:
        run.exitCode == 0
        run.err.contains('[shout] HELLO, WORLD!')
        run.err.contains('2 tasks done')
        Distribution.flow(installed, work, 'dump', '--store', 'store', 'latest/greet/0/greeting').out == 'Hello, world\n'

        and:
        Files.list(work).withCloseable { it.map { it.fileName.toString() }.sorted().toList() } == ['hello.flow.groovy', 'store']
        everythingIn(installed) == before
    }

    @Requires(value = { S3Server.there }, reason = 'there is no S3 server')
    def "a run is kept in S3, by what stands in lib/s3, also with tasks in processes of their own, as pods are"() {
        given:
        def environment = inS3()

        when:
        def run = Distribution.flow(environment, installed, work, 'run', 'hello.flow.groovy')

        then:
        run.exitCode == 0
        run.err.contains('2 tasks done')
        Distribution.flow(environment, installed, work, 'dump', 'latest/greet/0/greeting').out == 'Hello, world\n'

        when:
        def isolated = Distribution.flow(environment, installed, work, 'run', '--isolate', 'hello.flow.groovy')

        then:
        isolated.exitCode == 0
        isolated.err.contains('[shout] HELLO, WORLD!')
        isolated.err.contains('2 tasks done')
    }

    def "it takes no project around it for its sources"() {
        given:
        ['pom.xml', 'an installation/pom.xml'].each { folder.resolve(it).text = 'no description of flow' }

        when:
        def version = Distribution.flow(installed, work, '--version')

        then:
        version.exitCode == 0
        version.err.empty

        cleanup:
        ['pom.xml', 'an installation/pom.xml'].each { Files.delete(folder.resolve(it)) }
    }

    def "where there is no Java, it says what to do"() {
        given:
        def clone = new Clone(folder)

        when:
        def flow = clone.startAs(JAVA_HOME: null, [installed.resolve('bin/flow').toString(), '--version'])

        then:
        flow.exitCode == 6
        flow.err == 'flow: no Java found. Install a JDK 17 or newer, or set FLOW_JAVA_HOME to the folder of one.\n'
    }

    def "an archive of classes that was made before the folder was closed is used by all: #jdk.fileName"() {
        given:
        def installed = distribution.unpack(folder.resolve("trained-${jdk.fileName}"))
        def environment = [FLOW_JAVA_HOME: jdk.toString()]

        when:
        def train = Distribution.run('env', "FLOW_JAVA_HOME=$jdk", installed.resolve('bin/launcher/train').toString())
        def archives = train.out.readLines().collect { Path.of(it) }
        chmod('a-w', installed)
        def before = everythingIn(installed)

        then:
        train.exitCode == 0
        archives*.parent == [installed.resolve('archives')] * 2
        archives.every { Files.size(it) > 1_000_000 }

        and:
        Distribution.flow(environment + [FLOW_JAVA_OPTS: '-Xlog:class+load'], installed, work, '--version').out
            .contains('flow.cli.Main source: shared objects file')
        Distribution.flow(environment + inS3() + [FLOW_JAVA_OPTS: '-Xlog:class+load'], installed, work, 'runs').out
            .contains('software.amazon.awssdk.services.s3.DefaultS3Client source: shared objects file')
        everythingIn(installed) == before

        when: 'the folder goes elsewhere'
        def moved = Files.move(installed, folder.resolve("moved-${jdk.fileName}"))
        def run = Distribution.flow(environment + inS3(), moved, work, 'run', 'hello.flow.groovy')

        then:
        run.exitCode == 0
        run.err.contains('2 tasks done')

        when: 'only its owner may read it'
        chmod('0', moved.resolve('archives').resolve(archives[0].fileName))
        def version = Distribution.flow(environment, moved, work, '--version')

        then:
        version.exitCode == 0
        version.err.empty

        where:
        jdk << Jdk.installed()
    }

    def "where nobody may write no archive is made, and who asks for one is told so"() {
        given:
        def closed = ['env', "FLOW_JAVA_HOME=${Jdk.RUNNING}", installed.resolve('bin/launcher/train')]*.toString()

        when:
        def train = new Started([PATH: '/usr/bin:/bin'], Distribution.SOMEBODY + closed)

        then:
        train.exitCode == 6
        train.err.endsWith("flow: $installed/archives cannot be written\n")
        !Files.exists(installed.resolve('archives'))
    }

    def "a JDK that nothing can be linked from is passed over, and that is said"() {
        given:
        def jdk = Jdk.fake(folder.resolve('jdk'), '17.0.1')

        when:
        def distribution = Distribution.make(folder.resolve('without'), jdk.toString())

        then:
        distribution.said.contains("without a runtime, because $jdk has no jlink, or nothing that it links from")
        Files.exists(distribution.archive)
    }

    /** A new place there. */
    private static Map<String, String> inS3() {
        S3Server.get().environment() + [FLOW_STORE: Buckets.make(S3Server.get().address) + '/team']
    }

    /** Every path with when it was last changed. */
    private static List<String> everythingIn(Path tree) {
        Files.walk(tree).withCloseable { it.map { "$it ${Files.getLastModifiedTime(it)}".toString() }.sorted().toList() }
    }
}
