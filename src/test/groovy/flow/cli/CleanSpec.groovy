package flow.cli

import flow.client.Runs
import groovy.json.JsonSlurper
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.FileTime
import java.time.Duration
import java.time.Instant

class CleanSpec extends Specification {
    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
        ['a', 'b'].each { name ->
            terminal.file("${name}.flow.groovy", """
                flow('$name') {
                    parameter 'part', default: 'x'
                    step('one') { rows = part * 5_000; if (part == 'bad') { throw new RuntimeException('no') } }
                }""".stripIndent())
        }
    }

    def "of each flow the newest stay, the others go with their values"() {
        given:
        def a = ['p', 'q', 'r'].collect { run('a', it) }
        def b = run('b', 's')
        makeOld()

        when:
        def result = terminal.flow('clean', '--keep', '1')

        then:
        result.exit == 0
        result.out.readLines().first() ==~ /run +flow +status +started +size/
        result.out.readLines()[1..2]*.split(/ +/)*.take(3) == [[a[0], 'a', 'succeeded'], [a[1], 'a', 'succeeded']]
        result.out.readLines().last() ==~ /removed 2 runs \(\d.*B\), 2 values \(10(\.\d)? KB\): \d.* KB/
        result.err == ''
        ids() == [a[2], b]
        terminal.flow('dump', a[2] + '/one').out.contains('rrrrr')
    }

    def "what goes by age, by status, by flow and by name: #typed"() {
        given:
        def made = [a: run('a', 'p'), bad: run('a', 'bad'), b: run('b', 'q')]

        when:
        def result = terminal.flow('clean', *typed.collect { it.startsWith('@') ? made[it.substring(1)] : it })

        then:
        result.exit == 0
        ids() == made.subMap(stay).values().toList()

        where:
        typed                                                    || stay
        ['--older', '2200-01-01']                                || []
        ['--older', '30 d']                                      || ['a', 'bad', 'b']
        ['--older', '2200-01-01', '--keep', '1']                 || ['bad', 'b']
        ['--older', '2000-01-01', '--keep', '0']                 || ['a', 'bad', 'b']
        ['--status', 'failed']                                   || ['a', 'b']
        ['--status', 'failed', '--keep', '1']                    || ['a', 'bad', 'b']
        ['--keep', '0', 'b']                                     || ['a', 'bad']
        ['--keep', '0', 'a.flow.groovy']                         || ['b']
        ['--run', '@bad', '--run', '@b']                         || ['a']
        ['--run', '@a', '--status', 'failed']                    || ['b']
        ['--keep', '9']                                          || ['a', 'bad', 'b']
    }

    def "a tag holds a run: '#tag' with #typed"() {
        given:
        def held = run('a', 'p')
        def free = run('a', 'q')
        terminal.flow('tag', 'add', held, tag)
        terminal.flow('tag', 'add', free, 'other')

        when:
        def result = terminal.flow('clean', '--keep', '0', *typed)

        then:
        result.exit == 0
        ids() == [held]
        result.err.contains("flow: it stays: run $held has the tag '$tag'\n")

        where:
        tag       | typed
        'keep'    | []
        'release' | ['--pin', 'release', '--pin', 'demo']
    }

    def "without runs to go only values go that no run speaks of, and it is said how to name runs"() {
        given:
        def kept = run('a', 'p')
        def gone = run('b', 'q')
        terminal.flow('clean', '--run', gone)

        expect: 'a value that is young stays for now'
        terminal.flow('clean').with {
            assert exit == 0
            assert out == 'nothing to remove\n'
            assert err == 'flow: 1 value of no run (5.0 KB) stays for now: less than 1 h old, or perhaps wanted by a run that is being written\n' +
                'flow: no run was to go; --older TIME, --keep N, --status STATUS and --run RUN say which are\n'
            true
        }

        and: 'unless it is said otherwise'
        terminal.flow('clean', '--grace', '0 s').out == 'removed 1 value (5.0 KB): 5.0 KB\n'
        ids() == [kept]
        terminal.flow('dump', kept + '/one').out.contains('ppppp')
    }

    def "a dry run tells what would go with its size, and changes nothing"() {
        given:
        def gone = run('a', 'p')
        def kept = run('a', 'q')
        makeOld()
        def before = files()

        when:
        def dry = terminal.flow('clean', '--keep', '1', '--dry-run')

        then:
        dry.exit == 0
        dry.out.contains(gone)
        !dry.out.contains(kept)
        dry.out.readLines().last().startsWith('would remove 1 run (')
        files() == before

        when:
        def real = terminal.flow('clean', '--keep', '1')

        then:
        real.out == dry.out.replace('would remove', 'removed')
    }

    def "programs read the same as JSON"() {
        given:
        def gone = run('a', 'p')
        def held = run('a', 'q')
        terminal.flow('tag', 'add', held, 'keep')
        makeOld()

        when:
        def tree = new JsonSlurper().parseText(terminal.flow('clean', '--keep', '0', '--json').out)

        then:
        tree.keySet().toList() == ['dryRun', 'runs', 'stay', 'damaged', 'values', 'youngValues', 'leftovers', 'bytes']
        !tree.dryRun
        tree.runs*.subMap(['run', 'flow', 'status']) == [[run: gone, flow: 'a', status: 'succeeded']]
        tree.stay == [[run: held, reason: "run $held has the tag 'keep'"]]
        tree.values == [count: 1, bytes: 5002]
        tree.bytes == tree.runs[0].bytes + 5002
        tree.damaged == []
    }

    def "while a run cannot be read values stay; it goes when that is asked for"() {
        given:
        def broken = run('a', 'p')
        def other = run('a', 'q')
        makeOld()
        def journal = terminal.folder.resolve(".flow/runs/$broken/journal")
        journal.bytes = journal.bytes.tap { it[100] ^= 1 }

        when:
        def result = terminal.flow('clean', '--run', other)

        then:
        result.exit == 7
        ids() == [broken]
        result.err.contains("flow: run $broken cannot be read: ")
        result.err.contains("flow: no values go, since a run that cannot be read may need them; 'flow clean --damaged' removes such runs\n")

        when:
        def dry = terminal.flow('clean', '--damaged', '--dry-run')
        def damaged = terminal.flow('clean', '--damaged')

        then:
        dry.out.readLines()[1] ==~ /$broken +damaged +\d.*/
        damaged.exit == 0
        damaged.out.contains('removed 1 run')
        damaged.out.contains('2 values (10')
        ids() == []
    }

    def "a run that resumed one that went has all that it took over, and says where its logs were"() {
        given:
        terminal.file('c.flow.groovy', '''
            flow('c') {
                parameter 'fail', default: true
                step('one') { println 'hello from one'; rows = 'x' * 5_000 }
                step('two') { if (new File(System.getProperty('user.dir'), 'nowhere').exists() || fail) { throw new RuntimeException('no') } ; n = rows.size() }
            }'''.stripIndent())
        terminal.flow('run', 'c.flow.groovy')
        def origin = ids()[0]
        assert terminal.flow('resume', 'c.flow.groovy', '-p', 'fail=false').exit == 0
        def resumed = ids()[1]
        makeOld()

        when:
        def result = terminal.flow('clean', '--run', origin)

        then:
        result.exit == 0
        ids() == [resumed]
        terminal.flow('dump', "$resumed/two/0/n").out.contains('5000') || terminal.flow('dump', "$resumed/two").out.contains('5000')
        terminal.flow('dump', "$resumed/one").out.contains('xxxxx')
        terminal.flow('status', resumed).exit == 0
        terminal.flow('report', resumed, '-o', '-').exit == 0
        terminal.flow('logs', resumed).with { exit == 0 && err.startsWith("run $origin, where tasks ran that are reused, is gone, and its log too\n") }
        terminal.flow('logs', "$resumed/one").with { exit == 0 && out == '' && err.startsWith("run $origin, where tasks ran that are reused, is gone, and its log too\n") }
        terminal.flow('resume', 'c.flow.groovy', resumed, '--from', 'two').exit == 0
    }

    def "what cannot be meant is told, and nothing goes: #typed"() {
        given:
        def id = run('a', 'p')

        when:
        def result = terminal.flow('clean', *typed)

        then:
        result.exit == 2
        result.out == ''
        result.err.startsWith("flow: $message")
        ids() == [id]

        where:
        typed                      || message
        ['--keep', '-1']           || "--keep is a whole number from 0, not '-1'"
        ['--keep', 'few']          || "--keep is a whole number from 0, not 'few'"
        ['--older', 'yesterday']   || '--older is a day, a time or how long ago'
        ['--grace', 'long']        || "'long' is no duration"
        ['--grace', '-1 h']        || "--grace cannot be negative, as '-1 h' is"
        ['--status', 'done']       || "--status cannot be 'done'; it is one of running, succeeded, failed, aborted, lost"
        ['--run', 'nope']          || "there is no run 'nope'"
        ['a']                      || "which runs of 'a' are to go? Say --keep N, --older TIME or --status STATUS"
    }

    def "where there are no runs there is nothing to remove, and nothing is made"() {
        expect:
        terminal.flow('clean', '--keep', '0').with { exit == 0 && out == 'nothing to remove\n' && err == '' }
        !Files.exists(terminal.folder.resolve('.flow'))
    }

    private String run(String flow, String part) {
        def before = Files.exists(terminal.folder.resolve('.flow')) ? ids() : []
        assert terminal.flow('run', "${flow}.flow.groovy", '-p', "part=$part").exit == (part == 'bad' ? 1 : 0)
        (ids() - before).first()
    }

    /** Oldest first. */
    private List<String> ids() { Runs.in(terminal.folder).ids().reverse() }

    private void makeOld() {
        Files.walk(terminal.folder.resolve('.flow/blobs')).filter { Files.isRegularFile(it) }
            .forEach { Files.setLastModifiedTime(it, FileTime.from(Instant.now() - Duration.ofHours(2))) }
    }

    private Map<String, FileTime> files() {
        Files.walk(terminal.folder.resolve('.flow')).filter { Files.isRegularFile(it) && it.fileName.toString() != 'clean.lock' }
            .toList().collectEntries { [(it.toString()): Files.getLastModifiedTime(it)] }
    }
}
