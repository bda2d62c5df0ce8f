package flow.store.local

import com.tngtech.archunit.core.domain.JavaAccess
import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import groovy.transform.CompileStatic
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.ByteBuffer
import java.nio.channels.FileChannel
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption

class DiskSpec extends Specification {
    static final Set<String> READING = ['exists', 'notExists', 'isDirectory', 'isRegularFile', 'isSymbolicLink', 'size', 'list', 'walk', 'readAllBytes', 'readString',
                                        'readAttributes', 'newInputStream', 'mismatch', 'getLastModifiedTime', 'lines', 'isSameFile'] as Set
    static final Set<String> CHANGING = ['delete', 'deleteOnExit', 'mkdir', 'mkdirs', 'createNewFile', 'renameTo', 'setLastModified', 'setReadOnly',
                                         'setWritable', 'setReadable', 'setExecutable', 'createTempFile'] as Set

    @TempDir
    Path folder

    @Shared
    JavaClasses classes = new ClassFileImporter().importPath(Path.of(System.getProperty('flow.home'), 'target', 'classes', 'flow', 'store', 'local'))

    def "nothing but the disk itself changes files, so that every change can be made to fail"() {
        expect:
        elsewhere { changes(it) } == []
        classes.find { it.fullName == Disk.name }.accessesFromSelf.count { changes(it) } >= 6
    }

    def "what changes a file is known as such: #call"() {
        given:
        def calls = new ClassFileImporter().importClasses(Changing).get(Changing).accessesFromSelf.findAll { changes(it) }.collect { "${it.targetOwner.simpleName}.${it.target.name}" as String }

        expect:
        calls.toSet() == ['Files.write', 'File.delete', 'RandomAccessFile.<init>', 'FileOutputStream.<init>', 'FileWriter.<init>', 'PrintWriter.<init>', 'FileChannel.write', 'FileChannel.truncate', 'StandardOpenOption.WRITE'] as Set
    }

    def "fast waits for nothing: not even a file that is not there keeps it up"() {
        given:
        def nowhere = folder.resolve('nowhere')

        when:
        Durability.FAST.disk().with { it.force(nowhere); it.forceNames(nowhere); it.force(nowhere, null) }

        then:
        noExceptionThrown()

        when:
        Durability.FULL.disk().force(nowhere)

        then:
        thrown(IOException)
    }

    def "a fast run is written like any other"() {
        when:
        def id = new LocalStore(folder, Durability.FAST).create(Runs.start()).withCloseable { it.append(Runs.done(1)); it.sync(); it.runId() }

        then:
        new LocalStore(folder).open(id).records().toList() == [Runs.done(1)]
    }

    private List<String> elsewhere(Closure<Boolean> what) {
        classes.findAll { it.fullName != Disk.name && !it.fullName.startsWith("${Disk.name}\$") }
            .collectMany { it.accessesFromSelf }.findAll { what(it) }*.description
    }

    private static boolean changes(JavaAccess<?> access) {
        def name = access.target.name
        switch (access.targetOwner.name) {
            case Files.name: return !(name in READING)
            case File.name: return name in CHANGING
            case 'java.nio.file.StandardOpenOption': return !(name in ['READ', 'values', 'valueOf'])
            case 'java.nio.channels.FileChannel': return name in ['write', 'truncate', 'transferFrom']
            case 'java.io.RandomAccessFile': return name in ['<init>', 'write', 'writeBytes', 'setLength', 'writeInt', 'writeLong', 'writeUTF']
            case ['java.io.FileOutputStream', 'java.io.FileWriter', 'java.io.PrintWriter', 'java.io.PrintStream']: return name == '<init>'
            default: return false
        }
    }

    /** Never called. */
    @CompileStatic
    static class Changing {
        static void all(Path path, FileChannel channel) {
            Files.write(path, [] as byte[])
            path.toFile().delete()
            new RandomAccessFile(path.toFile(), 'rw').close()
            new FileOutputStream(path.toFile()).close()
            new FileWriter(path.toFile()).close()
            new PrintWriter(path.toFile()).close()
            channel.write(ByteBuffer.allocate(1))
            channel.truncate(0)
            FileChannel.open(path, StandardOpenOption.WRITE).close()
            Files.exists(path)
            FileChannel.open(path, StandardOpenOption.READ).close()
        }
    }
}
