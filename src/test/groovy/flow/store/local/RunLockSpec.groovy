package flow.store.local

import flow.store.Holder
import flow.store.Machine
import flow.store.RunLocked
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.channels.FileChannel
import java.nio.channels.FileLock
import java.nio.file.Files
import java.nio.file.Path

class RunLockSpec extends Specification {
    static final String WHAT = 'run x is being written'
    static final long PID = ProcessHandle.current().pid()

    @TempDir
    Path folder
    Path file

    def setup() {
        file = folder.resolve('lock')
    }

    def "who has it is told to whoever asks or wants it, until it is given back"() {
        given:
        def lock = RunLock.take(file, Disk.REAL, WHAT)

        expect:
        RunLock.holder(file, Disk.REAL).get() == "process $PID on this machine"

        when:
        RunLock.take(file, Disk.REAL, WHAT)

        then:
        def locked = thrown(RunLocked)
        locked.message == "run x is being written by process $PID on this machine"

        when:
        2.times { lock.close() }

        then:
        RunLock.holder(file, Disk.REAL).empty
        RunLock.take(file, Disk.REAL, WHAT).close() || true
    }

    def "asking changes nothing: the lock is still held against other processes"() {
        given:
        def lock = RunLock.take(file, Disk.REAL, WHAT)

        when:
        5.times { RunLock.holder(file, Disk.REAL) }
        try { RunLock.take(file, Disk.REAL, WHAT) } catch (RunLocked ignored) { }

        then:
        Other.run('ask', file) == "process $PID on this machine"
        Other.run('take', file) == "run x is being written by process $PID on this machine"

        cleanup:
        lock.close()
    }

    def "what is loaded twice in one process sees its own locks, and gives none of them back by looking"() {
        given:
        def lock = RunLock.take(file, Disk.REAL, WHAT)

        expect:
        Twice.call(Other, 'answer', 'ask', file.toString()) == "process $PID on this machine"
        Twice.call(Other, 'answer', 'take', file.toString()) == "run x is being written by process $PID on this machine"
        Other.run('take', file) == "run x is being written by process $PID on this machine"

        cleanup:
        lock.close()
    }

    def "the lock of a process that was killed is free at once"() {
        given:
        def child = Other.start('hold', file)
        child.inputReader().readLine()

        expect:
        RunLock.holder(file, Disk.REAL).get() == "process ${child.pid()} on this machine"

        when:
        child.toHandle().destroyForcibly()
        child.waitFor()

        then:
        RunLock.holder(file, Disk.REAL).empty
        RunLock.take(file, Disk.REAL, WHAT).close() || true
    }

    def "where the file system gives no locks, what stands in the file is asked: #who"() {
        given:
        file.bytes = holder.written()

        when:
        RunLock.take(file, NO_LOCKS, WHAT).close()

        then:
        !Files.exists(file)

        where:
        who                                   | holder
        'a process that is gone'              | new Holder(Machine.name(), Machine.boot(), 0x7fffffff, '1')
        'another process of the same number'  | new Holder(Machine.name(), Machine.boot(), ProcessHandle.current().pid(), '1')
        'a process before the last start'     | new Holder(Machine.name(), 'another', ProcessHandle.current().pid(), Machine.started(ProcessHandle.current().pid()).get())
    }

    def "where the file system gives no locks, one who may live keeps it: #message"() {
        given:
        file.bytes = text.bytes

        when:
        RunLock.take(file, NO_LOCKS, WHAT)

        then:
        def locked = thrown(RunLocked)
        locked.message == "run x is being written by $message".replace('FILE', file.toString())
        file.bytes == text.bytes

        where:
        text                                                              | message
        new String(Holder.here().written())                               | "process $PID on this machine"
        new String(new Holder('far', 'b', 4711, '1').written())           | "process 4711 on the machine 'far', as FILE says; this file system gives no locks that could be asked. If that process is gone, delete the file"
        ''                                                                | 'another process, as FILE says; this file system gives no locks that could be asked. If that process is gone, delete the file'
    }

    def "where the file system gives no locks, readers ask the file, too"() {
        when:
        def lock = RunLock.take(file, NO_LOCKS, WHAT)

        then:
        Holder.read(file).get() == Holder.here()
        Other.run('ask without locks', file) == "process $PID on this machine"

        when:
        lock.close()

        then:
        RunLock.holder(file, NO_LOCKS).empty
    }

    def "a file that says nothing, as earlier releases left it, is the lock of nobody"() {
        when:
        file.bytes = text.bytes

        then:
        RunLock.holder(file, Disk.REAL).empty
        RunLock.holder(file, NO_LOCKS).empty

        where:
        text << ['', 'x', '{', '{}', '{"pid":"x"}', '[1]']
    }

    static final Disk NO_LOCKS = new Disk() {
        @Override
        FileLock tryLock(Path path, FileChannel file, boolean shared) {
            throw new IOException('No locks available')
        }
    }

    /** Another process, or another class loader. */
    static class Other {
        static void main(String[] arguments) {
            println answer(*arguments)
            if (arguments[0] == 'hold') {
                System.in.read()
            }
        }

        static Process start(String what, Path file) {
            def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
            new ProcessBuilder(java, '-XX:TieredStopAtLevel=1', '-cp', System.getProperty('java.class.path'), Other.name, what, file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start()
        }

        static String run(String what, Path file) {
            def child = start(what, file)
            child.inputReader().readLine()
        }

        static String answer(String what, String file) {
            try {
                switch (what) {
                    case 'ask': return RunLock.holder(Path.of(file), Disk.REAL).orElse('nobody')
                    case 'ask without locks': return RunLock.holder(Path.of(file), NO_LOCKS).orElse('nobody')
                    default: return 'taken by ' + RunLock.take(Path.of(file), Disk.REAL, WHAT)
                }
            } catch (RunLocked locked) {
                locked.message
            }
        }
    }
}
