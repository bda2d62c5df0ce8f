package flow.cli

import flow.client.Runs
import groovy.json.JsonSlurper
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class FsckSpec extends Specification {
    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
        terminal.file('a.flow.groovy', '''
            flow('a') {
                parameter 'fail', default: true
                step('one') { rows = 'x' * 5_000; println 'one' }
                step('two') {
                    new File(current.tempDir.toFile(), 'f').bytes = new byte[3_000]
                    kept = file('f')
                }
                step('three') { if (fail) { throw new RuntimeException('no') }; other = rows + 'y' }
            }'''.stripIndent())
        terminal.flow('run', 'a.flow.groovy')
        terminal.flow('resume', 'a.flow.groovy', '-p', 'fail=false')
        terminal.flow('tag', 'add', 'latest', 'good')
    }

    def "a store in which nothing is wrong is sound, also a run of it, and looking changes nothing"() {
        given:
        def before = files()

        expect:
        terminal.flow('fsck').with { exit == 0 && err == '' && out ==~ /2 runs, \d+ records, 3 values \(13\.\d KB\): all sound\n/ }
        terminal.flow('fsck', 'latest').with { exit == 0 && out ==~ /1 run, \d+ records, 3 values \(13\.\d KB\): all sound\n/ }
        files() == before
    }

    def "a value that is #what is told with its place and everybody who speaks of it, and all else is looked at"() {
        given:
        def blob = blobs().find { Files.size(it) == size }
        change.call(blob)

        when:
        def result = terminal.flow('fsck')

        then:
        result.exit == 7
        def lines = result.out.readLines()
        lines[0].startsWith("damaged: $blob is damaged: ")
        lines[0].contains(whose)
        lines[1] == "  The step that set it makes it anew: 'flow resume RUN --from STEP'."
        lines[2] ==~ /2 runs, \d+ records, 3 values .*: 1 damaged/
        lines.size() == 3

        where:
        what             | size | change                                            || whose
        'changed'        | 5002 | { Path it -> it.bytes = it.bytes.tap { b -> b[7]++ } } || "(artifact 'rows' of task one of run "
        'cut off'        | 5002 | { Path it -> it.bytes = it.bytes[0..100] as byte[] }   || ', and in 1 more place)'
        'gone'           | 5002 | { Path it -> Files.delete(it) }                   || "artifact 'rows' of task one"
        'a content'      | 3000 | { Path it -> it.bytes = new byte[3001] }          || "(content of artifact 'kept' of task two of run "
    }

    def "a #kind is told of and nothing else, and nobody is told to clean: #what"() {
        given:
        def blob = blobs().find { Files.size(it) == size }
        def other = blobs().find { Files.size(it) == 5003 }.bytes
        def changed = change.call(blob.bytes, other)
        changed == null ? Files.delete(blob) : (blob.bytes = changed as byte[])

        when:
        def result = terminal.flow('fsck')

        then:
        result.exit == 7
        result.out.readLines().findAll { it.startsWith('damaged: ') }.with { it.size() == 1 && it[0].startsWith("damaged: $blob is damaged: ") }
        result.out.readLines().last() ==~ /2 runs, \d+ records, 3 values \(13\.\d KB\): 1 damaged/
        !result.err

        where:
        [[kind, size], [what, change]] << [[['value', 5002], ['content within a value', 3000]], CHANGES.collect { [it.key, it.value] }].combinations()
    }

    static final Map<String, Closure> CHANGES = [
        'nothing is left'         : { bytes, other -> [] },
        'one byte is left'        : { bytes, other -> bytes[0..0] },
        'half of it is left'      : { bytes, other -> bytes[0..<(bytes.length >> 1)] },
        'the last byte is missing': { bytes, other -> bytes[0..-2] },
        'a bit of its head'       : { bytes, other -> bytes.tap { it[0] ^= 2 } },
        'a bit in its middle'     : { bytes, other -> bytes.tap { it[it.length >> 1] ^= 2 } },
        'a bit of its end'        : { bytes, other -> bytes.tap { it[-1] ^= 2 } },
        'it is gone'              : { bytes, other -> null },
        'it is another one'       : { bytes, other -> other },
    ]

    def "what 'resume --from' promises for a damaged value it does"() {
        given:
        def blob = blobs().find { Files.size(it) == 5002 }
        blob.bytes = [1] as byte[]

        when:
        def resumed = terminal.flow('resume', 'a.flow.groovy', 'latest', '--from', 'one')

        then:
        resumed.exit == 0
        terminal.flow('fsck').with { exit == 0 && out.contains('3 runs') && out.contains('all sound') }
    }

    def "damage of the #file is told, and the other run is looked at"() {
        given:
        def id = ids()[0]
        def path = terminal.folder.resolve(".flow/runs/$id/$file")
        change.call(path)

        when:
        def result = terminal.flow('fsck')

        then:
        result.exit == exit
        result.out.contains("$kind: $path")
        result.out.contains('2 runs, ')
        result.out.readLines().count { it =~ /^(damaged|cut off|unknown):/ } == 1
        !result.err

        where:
        file      | change                                                     || kind      | exit
        'journal' | { Path it -> it.bytes = it.bytes.tap { b -> b[3]++ } }     || 'damaged' | 7
        'journal' | { Path it -> it.bytes = it.bytes.tap { b -> b[90]++ } }    || 'damaged' | 7
        'journal' | { Path it -> it.bytes = [] as byte[] }                     || 'damaged' | 7
        'journal' | { Path it -> Files.delete(it) }                            || 'damaged' | 7
        'journal' | { Path it -> it.bytes = it.bytes.tap { b -> b[-40]++ } }   || 'damaged' | 7
        'journal' | { Path it -> it.bytes = it.bytes.tap { b -> b[-2]++ } }    || 'cut off' | 0
        'log'     | { Path it -> it.bytes = it.bytes.tap { b -> b[-40]++ } }   || 'damaged' | 7
        'log'     | { Path it -> it.bytes = it.bytes[0..-40] as byte[] }       || 'damaged' | 7
        'log'     | { Path it -> it.bytes = it.bytes.tap { b -> b[-2]++ } }    || 'cut off' | 0
        'log'     | { Path it -> Files.delete(it) }                            || 'damaged' | 7
        'resumed' | { Path it -> it.bytes = it.bytes.tap { b -> b[-5]++ } }    || 'damaged' | 7
        'mine'    | { Path it -> it.text = 'x' }                               || 'unknown' | 0
    }

    def "a run whose first record is damaged is looked at by #how"() {
        given:
        def id = ids()[0]
        def journal = terminal.folder.resolve(".flow/runs/$id/journal")
        journal.bytes = journal.bytes.tap { it[60] ^= 2 }

        expect:
        terminal.flow('fsck', *typed.call(id)).with {
            exit == 7 && err == '' && out.startsWith("damaged: $journal (byte 37) is damaged: record 0 is not") && out =~ /\n1 run, [1-9]\d* records, /
        }
        terminal.flow('fsck', ids()[1]).with { exit == 0 && out.contains('all sound') }

        where:
        how             | typed
        'its id'        | { [it] }
        'its beginning' | { [it[0..10]] }
        "'--run-id'"    | { ['--run-id', it] }
    }

    def "the folder of runs that #what is damage"() {
        given:
        def runs = terminal.folder.resolve('.flow/runs')
        runs.toFile().deleteDir()
        change.call(runs)

        expect:
        terminal.flow('fsck').with {
            exit == 7 && err == '' && out.startsWith("damaged: $runs is damaged: $said\n") && out.contains('3 values (13.0 KB) of no run') &&
                out.endsWith("'flow clean' removes what is old of that, once every run can be read\n")
        }

        where:
        what        | change                      || said
        'is gone'   | { Path it -> }              || 'it was made and is gone'
        'is a file' | { Path it -> it.text = '' } || 'it is no folder'
    }

    def "what cannot be listed or asked is named, and all else is looked at: #place"() {
        given:
        def path = terminal.folder.resolve(".flow/$place".replace('RUN', ids()[0]))
        path.toFile().with { it.directory ? it.deleteDir() : it.delete() }
        Files.createSymbolicLink(path, path)

        when:
        def result = terminal.flow('fsck')

        then:
        result.exit == 6
        !result.err
        result.out.contains("unchecked: ${terminal.folder.resolve('.flow')}/${named.replace('RUN', ids()[0])} cannot be read: ")
        result.out.contains("2 runs, $records records, ")

        where:
        place           | named      | records
        'blobs'         | 'blobs'    | 10
        'runs/RUN/lock' | 'runs/RUN' | 5
    }

    def "a last write that a kill cut off is no damage"() {
        given:
        def journal = terminal.folder.resolve(".flow/runs/${ids()[0]}/journal")
        journal.bytes = journal.bytes[0..-40] as byte[]

        expect:
        terminal.flow('fsck').with {
            exit == 0 && out.readLines()[0] ==~ /cut off: .*journal \(byte \d+\): the last write was cut off, \d+ bytes of it are there/
        }
    }

    def "what kills left and what no run needs is counted, and named as what 'flow clean' removes"() {
        given:
        terminal.folder.resolve('.flow/blobs/.new-1f').text = 'half'
        terminal.flow('clean', '--run', ids()[1])

        expect:
        terminal.flow('fsck').with {
            exit == 0 && out.endsWith("1 value (5.0 KB) of no run and 1 leftover (4 B): 'flow clean' removes what is old of that\n")
        }
    }

    def "programs read the same as JSON"() {
        given:
        def blob = blobs().find { Files.size(it) == 5002 }
        blob.bytes = [1] as byte[]

        when:
        def result = terminal.flow('fsck', '--json')
        def tree = new JsonSlurper().parseText(result.out)

        then:
        result.exit == 7
        tree.keySet().toList() == ['findings', 'runs', 'records', 'values', 'unreferenced', 'leftovers']
        tree.findings*.kind == ['damaged']
        tree.findings[0].keySet().toList() == ['kind', 'runs', 'what', 'cure']
        tree.findings[0].runs == ids()
        tree.runs == 2
        tree.values.count == 3
    }

    def "hostile names are shown, never obeyed, and links lead nowhere"() {
        given:
        def outside = terminal.file('outside/secret', 'x')
        Files.createSymbolicLink(terminal.folder.resolve('.flow/runs/1m8bc0x22q3z'), outside.parent)
        Files.createSymbolicLink(terminal.folder.resolve('.flow/blobs/ab'), outside.parent)
        terminal.folder.resolve('.flow/runs/\u001b[31mred').toFile().mkdirs()

        when:
        def result = terminal.flow('fsck')

        then:
        !result.out.contains('\u001b')
        !result.out.contains('secret')
        result.exit == 0
        result.out.readLines().count { it ==~ /unknown: .* is no file of flow's/ } == 3
        !result.err
        outside.text == 'x'
    }

    def "what cannot be meant is told: #typed"() {
        expect:
        terminal.flow('fsck', *typed).with { it.exit == 2 && it.out == '' && it.err.startsWith("flow: $message") }

        where:
        typed         || message
        ['nope']      || "there is no run 'nope'"
        ['latest', '--run-id', 'latest'] || "'latest' and '--run-id' both name a run; give one of them"
        ['a', 'b']    || "'b' is"
    }

    def "of a run's id with a typing error the right one is told"() {
        given:
        def id = ids()[0]

        expect:
        terminal.flow('fsck', id[0..-2] + (id[-1] == 'z' ? '0' : 'z')).with { exit == 2 && out == '' && err.contains("did you mean '$id'?") }
    }

    def "where there is no store everything is sound"() {
        expect:
        terminal.flow('fsck', '--store', 'elsewhere').with { exit == 0 && out == '0 runs, 0 records, 0 values: all sound\n' }
    }

    /** Oldest first. */
    private List<String> ids() { Runs.in(terminal.folder).ids().reverse() }

    private List<Path> blobs() { Files.walk(terminal.folder.resolve('.flow/blobs')).filter { Files.isRegularFile(it) }.toList() }

    private Map<String, Object> files() {
        Files.walk(terminal.folder.resolve('.flow')).toList().collectEntries { [(it.toString()): Files.getLastModifiedTime(it)] }
    }
}
