package flow.launcher

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.BasicFileAttributes
import java.nio.file.attribute.FileTime
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

class ArchiveSpec extends Specification {

    @TempDir
    @Shared
    Path folder

    /** A clone, and its archive for each JDK, that the features put back as it was: making one takes seconds. */
    @Shared
    Clone clone
    @Shared
    Map<Path, Path> archives

    def setupSpec() {
        clone = cloneWithArchives('clone')
        archives = Jdk.installed().collectEntries { [it, trained(clone, it)] }
    }

    private Clone cloneWithArchives(String name) {
        def clone = new Clone(folder, name)
        Files.delete(clone.folder.resolve('target/archives'))
        clone
    }

    def "the first start on a JVM has an archive made that later ones use: #jdk.fileName"() {
        expect:
        archivesOf(clone) == archives.values().sort()
        usesAnArchive(clone, jdk)

        where:
        jdk << Jdk.installed()
    }

    def "an archive that is #how is ignored without a word: #jdk.fileName"() {
        given:
        def archive = archives[jdk]
        def whole = archive.bytes
        Files.delete(archive)
        archive.bytes = damage(whole)
        Files.setLastModifiedTime(archive, Files.getLastModifiedTime(clone.jar))
        def trainers = clone.folder.resolve('target/archives/trainers')
        trainers.deleteDir()
        trainers.text = 'a file, so that no archive can be made'

        when:
        def flow = clone.start(JAVA_HOME: jdk, 'here')

        then:
        flow.out == 'here'
        flow.err.empty
        flow.exitCode == 0

        cleanup:
        archive.bytes = whole
        Files.setLastModifiedTime(archive, Files.getLastModifiedTime(clone.jar))
        Files.delete(trainers)

        where:
        [jdk, [how, damage]] << [Jdk.installed(), [
            ['cut short', { byte[] it -> Arrays.copyOf(it, it.length.intdiv(2)) }],
            ['altered in the middle', { byte[] it -> altered(it) }],
            ['empty', { byte[] it -> new byte[0] }],
        ]].combinations()
    }

    private static byte[] altered(byte[] whole) {
        def bytes = whole.clone()
        def middle = bytes.length.intdiv(2)
        (middle..<middle + 4096).each { bytes[it] = (byte) ~bytes[it] }
        bytes
    }

    def "an archive that another JVM made is ignored without a word: #jdk.fileName"() {
        given:
        def foreign = archives.findAll { it.key != jdk }*.value*.bytes.find() ?: 'no archive at all'.bytes
        def replaced = archives[jdk].bytes
        def file = put(clone, archives[jdk], foreign)

        when:
        def flow = clone.start(JAVA_HOME: jdk, 'here')

        then:
        flow.out == 'here'
        flow.err.empty

        cleanup:
        put(clone, file, replaced)

        where:
        jdk << Jdk.installed()
    }

    def "an archive made of other jars is ignored without a word, and replaced once the jar is newer"() {
        given:
        def jdk = Jdk.RUNNING
        def other = cloneWithArchives('other')
        Files.setLastModifiedTime(other.jar, FileTime.from(Instant.EPOCH))
        put(other, archives[jdk], archives[jdk].bytes)

        when:
        def flow = other.start('here')

        then:
        flow.out == 'here'
        flow.err.empty
        !usesAnArchive(other, jdk)

        when:
        Program.writeTo(other.jar)
        trained(other, jdk)

        then:
        archivesOf(other).size() == 1
        usesAnArchive(other, jdk)
    }

    def "an archive that does not fit #options is ignored without a word: #jdk.fileName"() {
        when:
        def flow = clone.start(JAVA_HOME: jdk, FLOW_JAVA_OPTS: options, 'here')

        then:
        flow.out == 'here'
        flow.err.empty

        where:
        [jdk, options] << [Jdk.installed(), ['-XX:+UseSerialGC', '-XX:+UseZGC', '-Xshare:off']].combinations()
    }

    def "a JVM that cannot make an archive is not asked again"() {
        given:
        def clone = cloneWithArchives('plain')
        def jdk = Jdk.fake(folder.resolve('jdk'), '17.0.1')
        def empty = trained(clone, jdk)
        def before = identity(empty)

        when:
        def flow = clone.start(JAVA_HOME: jdk, 'here')

        then:
        flow.out.readLines() == ['-XX:TieredStopAtLevel=1', '-Dfile.encoding=UTF-8', "-Dflow.program=${clone.folder.resolve('bin/flow')}".toString(), '-jar', clone.jar.toString(), 'here']
        Files.size(empty) == 0

        when:
        untilTrained(clone)

        then:
        identity(empty) == before
    }

    private static Object identity(Path file) {
        Files.readAttributes(file, BasicFileAttributes).fileKey()
    }

    /** Starts flow once and returns the archive that was made. A process that is just being replaced by another has no command line. */
    private static Path trained(Clone clone, Path jdk) {
        def before = Files.exists(clone.folder.resolve('target/archives')) ? archivesOf(clone) : []
        assert clone.start(JAVA_HOME: jdk).exitCode == 0
        def patience = System.nanoTime() + 60_000_000_000
        do {
            untilTrained(clone)
        } while (archivesOf(clone) == before && System.nanoTime() < patience)
        (archivesOf(clone) - before).first()
    }

    /** Whatever a start leaves running in the background has the path of the clone in its command line. */
    private static void untilTrained(Clone clone) {
        ProcessHandle.allProcesses()
            .filter { it.info().commandLine().orElse('').contains(clone.launcher.parent.toString()) }
            .forEach { it.onExit().join() }
    }

    private static List<Path> archivesOf(Clone clone) {
        (clone.folder.resolve('target/archives').toFile().listFiles() ?: []).findAll { it.file }*.toPath().sort()
    }

    private static boolean usesAnArchive(Clone clone, Path jdk) {
        clone.start(JAVA_HOME: jdk, FLOW_JAVA_OPTS: '-Xlog:class+load', 'here').out
            .contains(' Program source: shared objects file')
    }

    /** Keeps these bytes instead of an archive for the same JVM, by all signs as sound as that one. */
    private static Path put(Clone clone, Path archive, byte[] bytes) {
        def folder = Files.createDirectories(clone.folder.resolve('target/archives'))
        Files.deleteIfExists(folder.resolve(archive.fileName))
        def content = folder.resolve('content')
        content.bytes = bytes
        def (checksum, size) = ['cksum', content.toString()].execute().text.split(' ')
        def name = archive.fileName.toString().replaceFirst(/\.\d+\.\d+$/, '') + ".$checksum.$size"
        Files.setLastModifiedTime(content, Files.getLastModifiedTime(clone.jar))
        Files.move(content, folder.resolve(name))
    }
}
