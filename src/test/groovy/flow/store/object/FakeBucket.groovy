package flow.store.object

import java.time.Duration
import java.time.Instant
import java.util.concurrent.ConcurrentSkipListMap
import java.util.concurrent.CopyOnWriteArrayList

/** A bucket in memory, with a clock of its own. Several "processes" may each have a view of the same objects. */
class FakeBucket implements Bucket {

    /** An object. */
    static class Stored {
        byte[] bytes
        Duration written
    }

    /** What becomes of a request. */
    enum Fault {
        NONE, PASSING, FINAL, LOST_ANSWER
    }

    final ConcurrentSkipListMap<String, Stored> objects
    final List<String> requests = new CopyOnWriteArrayList<>()
    Duration now = Duration.ZERO
    int pageSize = 3
    /** Given the request, as {@code put values/ab/abc}, and how many there were before. */
    volatile Closure<Fault> fault = { String request, int number -> Fault.NONE }
    /** What happens before a request is done. */
    volatile Closure<Void> before = { String request -> }
    private final Map<String, Map<Integer, byte[]>> uploads = [:].asSynchronized()

    FakeBucket(FakeBucket sameAs = null) {
        objects = sameAs == null ? new ConcurrentSkipListMap<>() : sameAs.objects
    }

    private <T> T request(String what, Closure<T> work) {
        int number = requests.size()
        requests << what
        before(what)
        def chosen = fault(what, number)
        if (chosen == Fault.PASSING || chosen == Fault.FINAL) {
            throw new BucketFault('the fake bucket is out of order.', chosen == Fault.PASSING, null)
        }
        def result = work()
        if (chosen == Fault.LOST_ANSWER) {
            throw new BucketFault('the answer got lost.', true, null)
        }
        result
    }

    @Override
    String place() {
        'fake://bucket'
    }

    @Override
    Optional<byte[]> get(String key) {
        request("get $key") { Optional.ofNullable(objects[key]).map { it.bytes.clone() } }
    }

    @Override
    Optional<byte[]> get(String key, long from, int length) {
        request("get $key $from") {
            Optional.ofNullable(objects[key]).map {
                Arrays.copyOfRange(it.bytes, (int) Math.min(from, it.bytes.length), (int) Math.min(from + length, it.bytes.length))
            }
        }
    }

    @Override
    Optional<Bucket.Entry> look(String key) {
        request("look $key") { Optional.ofNullable(objects[key]).map { entry(key, it) } }
    }

    @Override
    void put(String key, byte[] content) {
        request("put $key") { objects[key] = new Stored(bytes: content.clone(), written: now) }
    }

    @Override
    boolean create(String key, byte[] content) {
        request("create $key") { objects.putIfAbsent(key, new Stored(bytes: content.clone(), written: now)) == null }
    }

    @Override
    String begin(String key) {
        request("begin $key") {
            def upload = UUID.randomUUID().toString()
            uploads[upload] = [:].asSynchronized()
            upload
        }
    }

    @Override
    String part(String key, String upload, int number, byte[] content) {
        request("part $key $number") {
            uploads[upload][number] = content.clone()
            "tag-$number".toString()
        }
    }

    @Override
    void complete(String key, String upload, List<String> parts) {
        request("complete $key") {
            if (!uploads.containsKey(upload)) {
                throw new BucketFault('there is no such upload.', false, null)
            }
            def all = new ByteArrayOutputStream()
            parts.each { all.writeBytes(uploads[upload][it.substring(4) as int]) }
            uploads.remove(upload)
            objects[key] = new Stored(bytes: all.toByteArray(), written: now)
        }
    }

    @Override
    void abort(String key, String upload) {
        request("abort $key") { uploads.remove(upload) }
    }

    /** Uploads that were begun, and neither completed nor given up. */
    int openUploads() {
        uploads.size()
    }

    @Override
    Bucket.Page<Bucket.Entry> list(String prefix, String page) {
        request("list $prefix") {
            pageOf(objects.findAll { key, stored -> key.startsWith(prefix) }.collect { key, stored -> entry(key, stored) }, page) { it.key() }
        }
    }

    @Override
    Bucket.Page<String> folders(String prefix, String page) {
        request("folders $prefix") {
            pageOf(objects.keySet().findAll { it.startsWith(prefix) && it.indexOf('/', prefix.length()) > 0 }
                .collect { it.substring(prefix.length(), it.indexOf('/', prefix.length())) }.unique(), page) { it }
        }
    }

    private <T> Bucket.Page<T> pageOf(List<T> all, String after, Closure<String> key) {
        def rest = all.findAll { after == null || key(it) > after }
        def some = rest.take(pageSize)
        new Bucket.Page<T>(some, some.size() == rest.size() ? null : key(some.last()))
    }

    @Override
    void delete(Collection<String> keys) {
        request("delete ${keys.size()}") { keys.each { objects.remove(it) } }
    }

    @Override
    void close() {
    }

    private Bucket.Entry entry(String key, Stored stored) {
        new Bucket.Entry(key, stored.bytes.length, Instant.EPOCH + stored.written, Instant.EPOCH + now)
    }
}
