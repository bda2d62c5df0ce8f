package flow.store

import flow.Failure
import flow.artifact.Encoded
import flow.graph.Outline
import flow.graph.TaskId
import flow.graph.TaskId.Index
import spock.lang.Specification

import java.time.Instant

class RecordFormatSpec extends Specification {
    static final Instant NOON = Instant.parse('2026-11-20T12:00:00.000000001Z')
    static final String DIGEST = 'ab' * 32

    def "every record is one line of JSON, the same for good"() {
        expect:
        new String(RecordFormat.write(record), 'UTF-8') == line + '\n'
        RecordFormat.read(line.getBytes('UTF-8'), 'here') == record

        where:
        record | line
        new RunStart('f', '/s', 'g', outline(), [a: inline('1'), b: elsewhere()], new RunTags(['f'] as Set, ['t'] as Set), 'ada', NOON) |
            '{"v":2,"start":{"flow":"f","script":"/s","graph":"g","blocks":["a",{"each":["b",{"nodes":2,"step":"c"},"d"],"by":"a"},"e",{"branches":[["f"],["g"]]},"h",{"options":[["i"],[]],"by":"h"},{"rounds":["j"],"by":"j?"}],"parameters":{"a":{"json/1":"1"},"b":{"json/1":{"sha256":"' + DIGEST + '","size":4711}}},"tags":["t"],"flowTags":["f"],"user":"ada","at":1795176000.000000001}}'
        new RunStart('f', '/s', 'g', Outline.EMPTY, [:], new RunTags([] as Set, [] as Set), 'ada', Instant.EPOCH) |
            '{"v":2,"start":{"flow":"f","script":"/s","graph":"g","parameters":{},"tags":[],"user":"ada","at":0.000000000}}'
        new RunStart('f', '/s', 'g', Outline.EMPTY, [a: 'c0de', b: ''], [:], [c: inline('{}')], new RunTags([] as Set, [] as Set), 'ada', new Project('test.x', false), new Origin('r2', 'r1'), new Cause(NOON, ['{"name":"a"}']), Instant.EPOCH) |
            '{"v":2,"start":{"flow":"f","script":"/s","graph":"g","code":{"a":"c0de","b":""},"parameters":{},"configs":{"c":{"json/1":"{}"}},"tags":[],"user":"ada","branch":"test.x","production":false,"origin":"r2","first":"r1","scheduled":1795176000.000000001,"events":["{\\"name\\":\\"a\\"}"],"at":0.000000000}}'
        new TaskDone(new TaskId('s', []), 0, NOON, NOON, [:], [] as Set, null, ['alpha'] as Set, null) |
            '{"v":2,"done":{"step":"s","at":"","attempt":0,"started":1795176000.000000001,"ended":1795176000.000000001,"set":{},"removed":[],"reads":["alpha"]}}'
        new TaskDone(new TaskId('s', []), 0, NOON, NOON, [:], [] as Set, null, [] as Set, new Reused('r1', 'c0de')) |
            '{"v":2,"done":{"step":"s","at":"","attempt":0,"started":1795176000.000000001,"ended":1795176000.000000001,"set":{},"removed":[],"reads":[],"reused":"r1","code":"c0de"}}'
        new TaskDone(task(), 1, NOON, NOON, [x: inline('"ü"'), y: binary()], ['z'] as Set, null) |
            '{"v":2,"done":{"step":"s","at":".2~3#1","attempt":1,"started":1795176000.000000001,"ended":1795176000.000000001,"set":{"x":{"json/1":"\\"ü\\""},"y":{"bytes/1":{"base64":"/w=="}}},"removed":["z"]}}'
        new TaskDone(new TaskId('s', []), 0, NOON, NOON, [:], [] as Set, new Decision.Items([inline('1')])) |
            '{"v":2,"done":{"step":"s","at":"","attempt":0,"started":1795176000.000000001,"ended":1795176000.000000001,"set":{},"removed":[],"items":[{"json/1":"1"}]}}'
        new TaskDone(new TaskId('s', []), 0, NOON, NOON, [:], [] as Set, new Decision.Option(-1)) |
            '{"v":2,"done":{"step":"s","at":"","attempt":0,"started":1795176000.000000001,"ended":1795176000.000000001,"set":{},"removed":[],"option":-1}}'
        new TaskDone(new TaskId('s', []), 0, NOON, NOON, [:], [] as Set, new Decision.Again(false)) |
            '{"v":2,"done":{"step":"s","at":"","attempt":0,"started":1795176000.000000001,"ended":1795176000.000000001,"set":{},"removed":[],"again":false}}'
        new TaskFailed(task(), 0, NOON, NOON, new Failure('T', null, 'trace', 'timeout', 3, 's', 's[2]'), true) |
            '{"v":2,"failed":{"step":"s","at":".2~3#1","attempt":0,"started":1795176000.000000001,"ended":1795176000.000000001,"last":true,"failure":{"type":"T","stackTrace":"trace","kind":"timeout","attempts":3,"step":"s","task":"s[2]"}}}'
        new TaskFailed(new TaskId('s', []), 0, NOON, NOON, new Failure('T', 'm', '', 'exception', 1, 's', 's'), new Clue('x.flow.groovy:3', ['load (x.flow.groovy:3)'], 'F012', 'set it'), false) |
            '{"v":2,"failed":{"step":"s","at":"","attempt":0,"started":1795176000.000000001,"ended":1795176000.000000001,"last":false,"failure":{"type":"T","message":"m","stackTrace":"","kind":"exception","attempts":1,"step":"s","task":"s"},"clue":{"at":"x.flow.groovy:3","frames":["load (x.flow.groovy:3)"],"code":"F012","hint":"set it"}}}'
        new RunEnd(RunEnd.Status.SUCCEEDED, NOON) |
            '{"v":2,"end":{"status":"succeeded","at":1795176000.000000001}}'
        new RunEnd(RunEnd.Status.FAILED, NOON, 4711L) |
            '{"v":2,"end":{"status":"failed","at":1795176000.000000001,"log":4711}}'
    }

    def "members of a later release are skipped"() {
        expect:
        RecordFormat.read('{"end":{"status":"failed","because":{"of":[1,{"x":null}]},"at":0.000000000}}'.bytes, 'here') ==
            new RunEnd(RunEnd.Status.FAILED, Instant.EPOCH)
    }

    def "a version that a later release brought is refused politely, whatever stands in it"() {
        when:
        RecordFormat.read(text.bytes, 'run x (byte 15)')

        then:
        def failure = thrown(StoreFailure)
        failure.message == 'run x (byte 15) was written by a later release of flow, in a way that this one does not know. Use that one.'

        where:
        text << ['{"v":3,"end":{"status":"failed","at":0.000000000}}', '{"v":3,"end":[5]}', '{"v":4}']
    }

    def "a kind of record of a later release is refused politely"() {
        when:
        RecordFormat.read('{"paused":{"at":1.0}}'.bytes, 'run x (byte 15)')

        then:
        def failure = thrown(StoreFailure)
        failure.message == 'run x (byte 15) was written by a later release of flow, in a way that this one does not know. Use that one.'
    }

    def "what is no record is damage"() {
        when:
        RecordFormat.read(text.bytes, 'run x (byte 15)')

        then:
        def damage = thrown(StoreCorrupt)
        damage.message == 'run x (byte 15) is damaged: this is no record'

        where:
        text << ['', '[]', '5', '{}', '{"v":2}', '{"v":"x","end":{}}', '{"v":0,"end":{"status":"failed","at":0.0}}', '{"end":5}', '{"end":{}}', '{"end":{"status":"odd","at":0.0}}', '{"end":{"status":"failed","at":5}}',
                 '{"done":{"step":"s","at":"","attempt":"x"}}', '{"end":{"status":"failed","at":0.0}', '{"end":null}',
                 '{"start":{"flow":"f","script":"/s","graph":"g","parameters":{"a":{}},"tags":[],"user":"ada","at":0.0}}',
                 '{"start":{"flow":"f","script":"/s","graph":"g","blocks":[{"odd":[]}],"parameters":{},"tags":[],"user":"ada","at":0.0}}',
                 '{"failed":{"step":"s","at":"","attempt":0,"started":0.0,"ended":0.0,"last":true,"failure":{"type":"T","stackTrace":"","kind":"odd"}}}']
    }

    def "times and texts of every kind come back"() {
        given:
        def seed = System.nanoTime()
        def random = new Random(seed)

        expect:
        300.times {
            def text = new String((0..random.nextInt(10)).collect { (char) random.nextInt(0x10000) } as char[])
            def record = new TaskDone(new TaskId(text, [new Index.Item(random.nextInt(1 << 30))]), random.nextInt(10),
                Instant.ofEpochSecond(random.nextInt() * 5L, random.nextInt(1_000_000_000)), Instant.ofEpochSecond(random.nextInt(), random.nextInt(10)),
                [("a$it" as String): ArtifactRef.inline(new Encoded('bytes/1', new byte[random.nextInt(9)].tap { bytes -> random.nextBytes(bytes) }))], [text] as Set, null)
            assert RecordFormat.read(RecordFormat.write(record), 'here') == record, "seed $seed"
        }
    }

    private static TaskId task() {
        new TaskId('s', [new Index.Item(2), new Index.Round(3), new Index.Node(1)])
    }

    private static Outline outline() {
        new Outline([
            new Outline.Task('a'), new Outline.Items('a', new Outline([new Outline.Task('b'), new Outline.Nodes('c', 2), new Outline.Task('d')])),
            new Outline.Task('e'), new Outline.Branches([new Outline([new Outline.Task('f')]), new Outline([new Outline.Task('g')])]),
            new Outline.Task('h'), new Outline.Options('h', [new Outline([new Outline.Task('i')]), Outline.EMPTY]),
            new Outline.Rounds('j?', new Outline([new Outline.Task('j')]))])
    }

    private static ArtifactRef inline(String json) {
        ArtifactRef.inline(new Encoded('json/1', json.getBytes('UTF-8')))
    }

    private static ArtifactRef binary() {
        ArtifactRef.inline(new Encoded('bytes/1', [-1] as byte[]))
    }

    private static ArtifactRef elsewhere() {
        ArtifactRef.elsewhere('json/1', DIGEST, 4711)
    }
}
