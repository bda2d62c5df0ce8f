package flow.reliability

import flow.launcher.Jdk
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

/** Stored data is never trusted: what does harm is refused, with little memory, in little time, and without loading what it names. */
@Timeout(300)
class HostileSpec extends Specification {
    private static final long MOST_MILLISECONDS = 20_000

    private static final Set<String> LEGAL = [
        'a decimal of two thousand million digits, in short', 'a file of 1152921504606846976 bytes', 'a million values beside each other',
        'an object of the script', 'as deep as values may be', 'two million characters as locale', 'two million characters as uri',
        'a stream that is right', 'a record: one that is right', 'a file: nothing was changed',
        // A lock that nobody holds is free, whatever stands in it, and what stands behind the last whole record was never told of.
        'a file: a lock of 16 GB', 'a file: a journal that grew by 64 MB', 'a file: a log that grew by 64 MB',
        *[Integer.MAX_VALUE, -1, 0, Integer.MIN_VALUE].collect { "a file: a frame that says it is of $it bytes" as String },
    ]

    @TempDir
    Path folder

    def "what was made to do harm is refused, and its legal neighbours are read"() {
        given:
        def loaded = folder.resolve('loaded')
        def process = new ProcessBuilder(Jdk.RUNNING.resolve('bin/java').toString(), '-Xmx64m', '-Xss512k', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1',
            '--add-opens', 'java.base/java.util=ALL-UNNAMED', "-Xlog:class+load:file=$loaded", '-cp', System.getProperty('java.class.path'),
            Hostile.name, folder.resolve('store').tap { it.toFile().mkdirs() }.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start()

        when:
        def cases = process.in.readLines()*.split('\t').collectEntries { [it[0], it[1..-1]] }
        println cases.collect { "$it.key: ${it.value.join(' ms, ')}" }.join('\n')

        then:
        process.waitFor() == 0
        cases.size() >= 100
        cases.remove('trapped')[1] == 'null'
        cases.findAll { !it.value[1].startsWith('refused ') && !it.value[1].startsWith('read ') } == [:]
        cases.findAll { it.value[1].startsWith('read ') }.keySet() == LEGAL
        cases.findAll { (it.value[0] as long) > MOST_MILLISECONDS } == [:]
        loaded.readLines().findAll { line -> Hostile.FOREIGN.any { line.contains(" $it ") } } == []
    }
}
