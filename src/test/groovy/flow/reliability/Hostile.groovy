package flow.reliability

import flow.artifact.ContentsFailure
import flow.artifact.Encoded
import flow.artifact.UnreadableValue
import flow.artifact.Values
import flow.graph.TaskId
import flow.store.ArtifactRef
import flow.store.LogLine
import flow.store.LogSource
import flow.store.RecordFormat
import flow.store.RunEnd
import flow.store.RunTags
import flow.store.StoreFailure
import flow.store.TaskDone
import flow.store.local.Durability
import flow.store.local.Framing
import flow.store.local.LocalStore
import flow.store.local.Runs as Written
import groovy.transform.CompileStatic

import java.nio.ByteBuffer
import java.nio.file.Files
import java.nio.file.Path

/**
 * Reads what somebody made who means harm, all of it with right checksums and digests; a process with little memory runs this. A
 * line for each case: its name, and {@code refused} with the message, {@code read} with the value, or what must not happen.
 */
class Hostile {
    private static final int DEEP = 1_000_000
    private static final long HUGE = 1L << 60
    private static final String DIGEST = 'ab' * 32
    private static final List<String> FOREIGN = [
        'flow.reliability.Trap', 'java.beans.EventHandler', 'javax.script.ScriptEngineManager', 'java.rmi.server.UnicastRemoteObject',
        'javax.management.BadAttributeValueExpException', 'groovy.util.Expando']

    private final Path folder
    private final GroovyClassLoader script = new GroovyClassLoader(Hostile.classLoader)
    private final Class<?> named = script.parseClass('class Point implements Serializable { def label }')
    private final Class<?> taught = script.parseClass('class Taught implements Serializable { Object held }')
    private final Values values = new Values(script, [Values.javaCodec(taught, script)])
    private final String written = new String(values.encode('x', taught.getConstructor().newInstance()).bytes(), 'UTF-8')
    private final Map<String, Closure> cases = new LinkedHashMap<>()

    private Hostile(Path folder) {
        this.folder = folder
        deepValues()
        foreignClasses()
        sizes()
        texts()
        streams()
        records()
        files()
    }

    static void main(String[] arguments) {
        new Hostile(Path.of(arguments[0])).run()
    }

    private void run() {
        cases.each { name, read ->
            def begin = System.nanoTime()
            def answer = answer(read)
            def took = (System.nanoTime() - begin).intdiv(1_000_000)
            println([name, took, answer].join('\t').replaceAll(/[\r\n]/, ' '))
        }
        println "trapped\t0\t${System.getProperty('flow.trapped')}"
    }

    private static String answer(Closure read) {
        try {
            'read ' + read().toString().take(100)
        } catch (UnreadableValue | StoreFailure | ContentsFailure refused) {
            'refused ' + refused.message.take(300)
        } catch (Throwable fault) {
            "FAULT $fault".take(300) + ' ' + fault.stackTrace.take(8)
        }
    }

    private void value(String name, String encoding, Closure<byte[]> bytes) {
        cases[name] = { values.decode(new Encoded(encoding, bytes())) }
    }

    @CompileStatic
    private static byte[] repeated(String text, int times, String behind = '') {
        def all = new byte[text.length() * times + behind.length()]
        def bytes = text.bytes
        for (int i = 0; i < times; i++) { System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length) }
        System.arraycopy(behind.bytes, 0, all, times * bytes.length, behind.length())
        all
    }

    private void deepValues() {
        ['[', '{"a":', '{"$set":[', '{"$sortedSet":[', '{"$optional":[', '{"$map":[[', '{"$map":[[1,', '{"$array":["int[]",[', '{"$long":'].each { level ->
            value("a million levels of $level", 'tagged/1', { repeated(level, DEEP) })
        }
        value('300,000 objects in each other', 'tagged/1', { repeated('{"$object":["Point",{"label":', 300_000) })
        value('a million levels of plain lists', 'json/1', { repeated('[', DEEP) })
        value('a folder in a folder, a million times', 'files/1', { repeated('{"$folder":["a",{"b":', DEEP) })
        value('as deep as values may be', 'json/1', { repeated('[', 250, ']' * 250) })
        value('one level more', 'json/1', { repeated('[', 251, ']' * 251) })
        value('a million values beside each other', 'json/1', { repeated('[', 1, '1,' * DEEP + '1]') })
    }

    private void foreignClasses() {
        FOREIGN.each { name ->
            value("an object of $name", 'tagged/1', { "{\"\$object\":[\"$name\",{}]}".bytes })
            value("an enum called $name", 'tagged/1', { "{\"\$enum\":[\"$name\",\"A\"]}".bytes })
            value("an array of $name", 'tagged/1', { "{\"\$array\":[\"$name\",[]]}".bytes })
        }
        value('an array of 300 dimensions', 'tagged/1', { "{\"\$array\":[\"int${'[]' * 300}\",[]]}".bytes })
        value('an array of a million dimensions', 'tagged/1', { "{\"\$array\":[\"int${'[]' * DEEP}\",[]]}".bytes })
        value('a class with a name of two million characters', 'tagged/1', { ('{"$object":["' + 'a' * 2_000_000 + '",{}]}').bytes })
        value('a class with a name of a million parts', 'tagged/1', { ('{"$object":["' + 'a.' * DEEP + 'a",{}]}').bytes })
        value('an object of the script', 'tagged/1', { '{"$object":["Point",{"label":1}]}'.bytes })
        value('an object with a million fields that it does not have', 'tagged/1', {
            def out = new ByteArrayOutputStream()
            out.write('{"$object":["Point",{'.bytes)
            DEEP.intdiv(10).times { out.write("\"f$it\":1,".bytes) }
            out.write('"z":1}]}'.bytes)
            out.toByteArray()
        })
    }

    private void sizes() {
        [HUGE.toString(), '-1', '9' * 30, '1e60', '"x"', 'null', '[]'].each { size ->
            value("a file of $size bytes", 'files/1', { "{\"\$file\":[\"x\",{\"size\":$size,\"sha256\":\"$DIGEST\"}]}".bytes })
        }
        value('a file with a digest that is a path', 'files/1', { '{"$file":["x",{"size":1,"sha256":"../../../../etc/passwd"}]}'.bytes })
        value('a file that leads out', 'files/1', { '{"$folder":["a",{"../../../x":null}]}'.bytes })
    }

    private void texts() {
        value('a whole number of two million digits', 'json/1', { repeated('9', 2_000_000) })
        value('a decimal of two million digits', 'json/1', { repeated('9.', 1, '9' * 2_000_000) })
        value('an exponent of ten digits', 'json/1', { '1e9999999999'.bytes })
        value('a decimal of two thousand million digits, in short', 'json/1', { '1e2147483647'.bytes })
        ['bigInteger', 'bigDecimal', 'duration', 'uuid', 'uri', 'url', 'currency', 'locale', 'charset', 'instant', 'zoneId', 'nothing that is known'].each { tag ->
            value("two million characters as $tag", 'tagged/1', { ("{\"\$$tag\":\"" + '9' * 2_000_000 + '"}').bytes })
        }
        value('a pattern of a million brackets', 'tagged/1', { ('{"$pattern":["' + '(' * DEEP + '",0]}').bytes })
        value('a pattern of a million brackets alone', 'tagged/1', { ('{"$pattern":"' + '(' * DEEP + '"}').bytes })
        value('bits up to 2^31', 'tagged/1', { '{"$bitSet":[2147483647]}'.bytes })
        value('numbers in an array that is none', 'tagged/1', { '{"$longs":"AAAA"}'.bytes })
        value('an encoding of a later release', 'tagged/99', { '1'.bytes })
        value('an encoding that is a path', '../../x', { '1'.bytes })
        value('bytes that are no text', 'tagged/1', { [0xff, 0xfe, 0, 0x80] as byte[] })
    }

    /** Java's own serialisation, of a class that the script has taught so. */
    private void streams() {
        FOREIGN.each { name -> taught("a stream with an object of $name", { objectOf(name) }) }
        taught('a stream with an array of 2^31 elements', { arrayOf('[Ljava.lang.Object;', Integer.MAX_VALUE) })
        taught('a stream with 2^31 bytes', { arrayOf('[B', Integer.MAX_VALUE) })
        taught('a stream with -1 longs', { arrayOf('[J', -1) })
        taught('a stream with a map of 2^30 places', { written(new HashMap(a: 1)) { it.replace(capacity(16), capacity(1 << 30)) } })
        taught('a stream with lists in lists, ten thousand deep', { deepStream() })
        taught('a stream that is cut off', { written(['x' * 1000]) { it[0..<it.size().intdiv(2)] } })
        taught('a stream of nothing', { [] as byte[] })
        taught('a stream of zeros', { new byte[1000] })
        taught('a stream that is right', { written(taught.getConstructor().newInstance()) { it } })
    }

    private void taught(String name, Closure<byte[]> stream) {
        value(name, 'tagged/1', { written.replaceFirst('(?<="\\$bytes":")[^"]*', stream().encodeBase64().toString()).bytes })
    }

    private static byte[] written(Object value, Closure<String> change) {
        def out = new ByteArrayOutputStream()
        new ObjectOutputStream(out).withCloseable { it.writeObject(value) }
        change(out.toString('ISO-8859-1')).getBytes('ISO-8859-1')
    }

    /** How a hash map writes for how many entries it has places. */
    private static String capacity(int places) { new String(ByteBuffer.allocate(4).putInt(places).array(), 'ISO-8859-1') }

    private static byte[] objectOf(String name) { streamOf(ObjectStreamConstants.TC_OBJECT, name, 1) {} }

    private static byte[] arrayOf(String name, int length) {
        streamOf(ObjectStreamConstants.TC_ARRAY, name, ObjectStreamClass.lookupAny(Class.forName(name)).serialVersionUID) { it.writeInt(length) }
    }

    /** As Java writes one thing of a class without fields. */
    private static byte[] streamOf(byte kind, String name, long version, Closure behind) {
        def out = new ByteArrayOutputStream()
        new DataOutputStream(out).with {
            writeShort(ObjectStreamConstants.STREAM_MAGIC)
            writeShort(ObjectStreamConstants.STREAM_VERSION)
            writeByte(kind)
            writeByte(ObjectStreamConstants.TC_CLASSDESC)
            writeUTF(name)
            writeLong(version)
            writeByte(ObjectStreamConstants.SC_SERIALIZABLE)
            writeShort(0)
            writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA)
            writeByte(ObjectStreamConstants.TC_NULL)
            behind(it)
        }
        out.toByteArray()
    }

    private static byte[] deepStream() {
        def out = new ByteArrayOutputStream()
        def thread = new Thread(null, {
            def list = new ArrayList()
            10_000.times { list = new ArrayList([list]) }
            new ObjectOutputStream(out).withCloseable { it.writeObject(list) }
        }, 'deep', 1L << 28)
        thread.start()
        thread.join()
        out.toByteArray()
    }

    private void record(String name, Closure<byte[]> payload) {
        cases["a record: $name".toString()] = { RecordFormat.read(payload(), 'here') }
    }

    private void records() {
        record('a million levels') { repeated('{"v":2,"done":', 1, '[' * DEEP) }
        record('a million members') { repeated('{"v":2,"done":{', 1, (0..<DEEP.intdiv(10)).collect { "\"m$it\":1" }.join(',') + '}}') }
        record('a version of a later release') { '{"v":3,"done":{}}'.bytes }
        record('a version without end') { "{\"v\":${'9' * 100_000},\"done\":{}}".bytes }
        record('a version below all') { '{"v":-1,"done":{}}'.bytes }
        record('nothing') { '{}'.bytes }
        record('only a version') { '{"v":2}'.bytes }
        record('a list') { '[]'.bytes }
        record('no JSON') { '\u0000\u0001'.bytes }
        def done = new String(RecordFormat.write(Written.done(1)), 'UTF-8')
        record('one that is right') { done.bytes }
        changes(done).each { what, changed -> record(what) { changed.bytes } }
    }

    private static Map<String, String> changes(String done) {
        [
            'an attempt of ten thousand digits': done.replaceFirst(/"attempt":\d+/, '"attempt":' + '9' * 10_000),
            'a negative attempt'               : done.replaceFirst(/"attempt":\d+/, '"attempt":-5'),
            'a time of ten thousand digits'    : done.replaceFirst(/"started":[\d.]+/, '"started":' + '9' * 10_000),
            'a step that is a list'            : done.replaceFirst(/"step":"[^"]*"/, '"step":[1]'),
            'a path of a million items'        : done.replaceFirst(/"at":"[^"]*"/, '"at":"' + '.1' * DEEP + '"'),
            'a path that is none'              : done.replaceFirst(/"at":"[^"]*"/, '"at":"../../etc"'),
            'an item of ten thousand digits'   : done.replaceFirst(/"at":"[^"]*"/, '"at":".' + '9' * 10_000 + '"'),
            'no step'                          : done.replaceFirst(/"step":"[^"]*",?/, ''),
        ]
    }

    /** A run on the disk, one of whose files is another. */
    private void file(String name, Closure change) {
        def number = cases.size()
        cases["a file: $name".toString()] = {
            def place = Files.createDirectory(folder.resolve("$number"))
            def store = new LocalStore(place, Durability.FAST)
            def writer = store.create(Written.start())
            writer.append(Written.done(1, [big: writer.keep(Written.large(1))]))
            writer.print(new LogSource(new TaskId('process', []), 0), [new LogLine(Written.NOON, LogLine.Stream.OUT, 'line')])
            writer.append(new RunEnd(RunEnd.Status.SUCCEEDED, Written.NOON))
            writer.close()
            store.tag(writer.runId()) { RunTags tags -> tags.withGiven(['good'] as Set) }
            change(place.resolve("runs/${writer.runId()}"), writer.runId())
            everything(store, writer.runId())
        }
    }

    private static String everything(LocalStore store, String id) {
        def run = store.open(id)
        def values = run.records().toList().findAll { it instanceof TaskDone }.collectMany { it.set().values() }.collect { ArtifactRef ref -> run.read(ref) }
        def log = run.log()
        def lines = 0
        while (log.next() != null) { lines++ }
        log.close()
        "${values.size()} values, $lines lines, ${run.tags().all()}, ${run.end()}, ${run.successor()}, ${run.writer()}"
    }

    private void files() {
        file('nothing was changed', { run, id -> })
        file('tags of 16 GB', { Path run, id -> grown(run.resolve('tags'), 16L << 30) })
        file('a note of who resumed it of 16 GB', { Path run, id -> grown(run.resolve('resumed'), 16L << 30) })
        file('a lock of 16 GB', { Path run, id -> grown(run.resolve('lock'), 16L << 30) })
        file('a journal of 64 MB of zeros', { Path run, id -> Files.delete(run.resolve('journal')); grown(run.resolve('journal'), 64L << 20) })
        file('a log that grew by 64 MB', { Path run, id -> grown(run.resolve('log'), 64L << 20) })
        file('a journal that grew by 64 MB', { Path run, id -> grown(run.resolve('journal'), 64L << 20) })
        file('a value of 16 GB', { Path run, id -> blobs(run).each { grown(it, 16L << 30) } })
        file('a value that is a link to a device', { Path run, id -> blobs(run).each { Files.delete(it); Files.createSymbolicLink(it, Path.of('/dev/zero')) } })
        file('tags that are a link to a device', { Path run, id -> run.resolve('tags').with { Files.delete(it); Files.createSymbolicLink(it, Path.of('/dev/zero')) } })
        [Integer.MAX_VALUE, -1, 0, Integer.MIN_VALUE].each { int length ->
            file("a frame that says it is of $length bytes", { Path run, id -> run.resolve('journal').append(ByteBuffer.allocate(16).putInt(length).putInt(3).putInt(0).putInt(0).array()) })
        }
        file('a record of a million levels behind the others', { Path run, id -> Written.recordBehind(run, id, repeated('{"v":2,"done":', 1, '[' * DEEP)) })
        file('tags of a million levels', { Path run, id -> run.resolve('tags').bytes = Framing.PLAIN.frame(0, repeated('[', DEEP)) })
        file('tags with a text of two million characters', { Path run, id -> run.resolve('tags').bytes = Framing.PLAIN.frame(0, ("{\"v\":2,\"run\":\"$id\",\"tags\":[\"" + 'x' * 2_000_000 + '"]}').bytes) })
        file('a log line of a million levels', { Path run, id -> Written.lineBehind(run, id, repeated('[', DEEP)) })
        file('a first line of 16 MB', { Path run, id -> run.resolve('journal').bytes = new byte[16 << 20].tap { Arrays.fill(it, (byte) 'x') } })
    }

    private static List<Path> blobs(Path run) {
        def found = []
        run.parent.parent.resolve('blobs').eachFileRecurse { if (Files.isRegularFile(it)) { found << it } }
        found
    }

    private static void grown(Path file, long size) {
        new RandomAccessFile(file.toFile(), 'rw').withCloseable { it.length = size }
    }
}
