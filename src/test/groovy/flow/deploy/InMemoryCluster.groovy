package flow.deploy

import com.fasterxml.jackson.databind.ObjectMapper
import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer

import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors

/**
 * The API of Kubernetes over HTTP, as far as flow calls it, and as exact as it matters: server-side apply with its managers and
 * conflicts, rehearsals, strict validation, pages, merge patches, owners, access reviews; and what goes wrong in clusters. That it says
 * what a real one says is shown by the specs that run on both ({@link DeployContract}).
 */
class InMemoryCluster implements SomeCluster {
    private static final ObjectMapper JSON = new ObjectMapper()
    private static final String TOKEN = 'secret-token'
    private static final Map<String, Map<String, String>> KINDS = [
        'v1'                    : [ConfigMap: 'configmaps', Service: 'services', Secret: 'secrets', ServiceAccount: 'serviceaccounts', Pod: 'pods', Namespace: 'namespaces'],
        'argoproj.io/v1alpha1'  : [WorkflowTemplate: 'workflowtemplates', CronWorkflow: 'cronworkflows', Workflow: 'workflows', Sensor: 'sensors'],
        'batch/v1'              : [Job: 'jobs'],
        'jobset.x-k8s.io/v1alpha2': [JobSet: 'jobsets']
    ]

    /** What a request is: `PATCH workflowtemplates/training`, whether it is a rehearsal, and the body. */
    record Request(String what, boolean rehearsal, Map body) {}

    static {
        // Else every answer waits for 40 ms: its body for the other side's word that the head has come.
        System.setProperty('sun.net.httpserver.nodelay', 'true')
    }

    private final HttpServer server
    private final Map<String, Map> objects = [:]
    private final Map<String, ManagedFields> managed = [:]
    private final CountDownLatch closed = new CountDownLatch(1)
    private int version

    final List<Request> requests = new CopyOnWriteArrayList<>()
    /** Groups and versions that it knows besides the core. */
    Set<String> known = ['argoproj.io/v1alpha1', 'batch/v1'] as Set
    /** Kinds of these that it does not know. */
    Set<String> unknown = []
    /** What the user may not do, as `patch workflowtemplates`. */
    Set<String> forbidden = []
    /** What is wrong with an object that is applied, after the structure that Argo's definitions demand; null for nothing. */
    Closure<String> validation = { Map object -> null }
    /** Answers instead of doing what is asked: a status of HTTP, `hang`, `cut` before or `lost` after it was done; null to do it. */
    Closure<Object> fault = { Request request -> null }
    /** What containers printed, by `pod/container`. */
    Map<String, String> logs = [:]
    int pageSize = 500

    InMemoryCluster() {
        server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
        server.executor = Executors.newCachedThreadPool { work -> new Thread(work, 'cluster').tap { daemon = true } }
        server.createContext('/') { exchange -> answer(exchange) }
        server.start()
        put('v1', 'Namespace', 'flows', [:])
        put('v1', 'ServiceAccount', 'flow', [:])
        put('v1', 'ServiceAccount', 'flow-sensor', [:])
    }

    /** With the contexts `test` and `stranger`, whose credentials are not known. */
    @Override
    Path kubeconfig(Path folder) {
        def file = folder.resolve('kubeconfig')
        file.text = JSON.writeValueAsString([
            apiVersion: 'v1', kind: 'Config', 'current-context': 'test',
            clusters  : [[name: 'here', cluster: [server: "http://127.0.0.1:${server.address.port}".toString()]]],
            users     : [[name: 'ada', user: [token: TOKEN]], [name: 'stranger', user: [token: 'wrong']]],
            contexts  : [[name: 'test', context: [cluster: 'here', user: 'ada', namespace: 'flows']], [name: 'stranger', context: [cluster: 'here', user: 'stranger', namespace: 'flows']]]])
        file
    }

    @Override
    void close() {
        closed.countDown()
        server.stop(0)
    }

    @Override
    synchronized Map get(String kind, String name) { objects["$kind/$name".toString()] }

    synchronized List<Map> all(String kind) { objects.findAll { it.key.startsWith("$kind/") }*.value }

    @Override
    synchronized Map put(String apiVersion, String kind, String name, Map more) { put(apiVersion, kind, name, more, 'kubectl') }

    synchronized Map put(String apiVersion, String kind, String name, Map more, String manager) {
        def before = get(kind, name) ?: [:]
        def metadata = [name: name, namespace: 'flows', uid: before.metadata?.uid ?: UUID.randomUUID().toString(), creationTimestamp: '2026-11-20T19:00:00Z'] + (more.metadata ?: [:])
        def object = ManagedFields.copy([apiVersion: apiVersion, kind: kind] + more + [metadata: metadata])
        fields(kind, name).changed(manager, before, object)
        store(kind, name, object)
    }

    @Override
    synchronized Map change(String kind, String name, Closure how) { change(kind, name, 'kubectl-edit', how) }

    synchronized Map change(String kind, String name, String manager, Closure how) {
        def before = get(kind, name)
        def after = JSON.readValue(JSON.writeValueAsString(before), Map)
        how(after)
        fields(kind, name).changed(manager, before, after)
        store(kind, name, after)
    }

    private ManagedFields fields(String kind, String name) { managed.computeIfAbsent("$kind/$name".toString()) { new ManagedFields() } }

    private Map store(String kind, String name, Map object) {
        object.metadata.resourceVersion = Integer.toString(++version)
        objects["$kind/$name".toString()] = object
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            def text = exchange.requestBody.getText('UTF-8')
            def query = query(exchange)
            def request = new Request("${exchange.requestMethod} ${path(exchange)}", query.dryRun == 'All', text ? JSON.readValue(text, Map) : [:])
            requests << request
            def what = fault(request)
            if (what == 'hang') {
                closed.await()
                return
            }
            if (what == 'cut') {
                return
            }
            def answer = what instanceof Integer ? status(what, 'InternalError', 'something is broken') : respond(exchange, request, query)
            if (what == 'lost') {
                return
            }
            send(exchange, answer)
        }
    }

    private static void send(HttpExchange exchange, Map answer) {
        def bytes = answer.text != null ? answer.text.bytes : JSON.writeValueAsBytes(answer.body)
        exchange.responseHeaders.set('Content-Type', answer.text != null ? 'text/plain' : 'application/json')
        exchange.sendResponseHeaders(answer.code, bytes.length ?: -1)
        exchange.responseBody.write(bytes)
    }

    private static Map<String, String> query(HttpExchange exchange) {
        (exchange.requestURI.rawQuery ?: '').split('&').findAll().collectEntries {
            def (name, value) = (it + '=').split('=', 2)
            [URLDecoder.decode(name, 'UTF-8'), URLDecoder.decode(value.replaceFirst('=$', ''), 'UTF-8')]
        }
    }

    /** Without the group, the version and the namespace. */
    private static String path(HttpExchange exchange) {
        exchange.requestURI.path.replaceFirst('^/(api/v1|apis/[^/]+/[^/]+)/namespaces/[^/]+/', '').replaceFirst('^/(api/v1|apis/authorization.k8s.io/v1)/', '')
    }

    private synchronized Map respond(HttpExchange exchange, Request request, Map query) {
        if (exchange.requestHeaders.getFirst('Authorization') != "Bearer $TOKEN".toString()) {
            return status(401, 'Unauthorized', 'Unauthorized')
        }
        def whole = exchange.requestURI.path
        if (whole ==~ '/apis/[^/]+/[^/]+') {
            return discovery(whole - '/apis/')
        }
        def parts = path(exchange).split('/') as List
        if (parts[0] == 'selfsubjectaccessreviews') {
            def asked = request.body().spec.resourceAttributes
            def may = !("${asked.verb} ${asked.resource}${asked.subresource ? '/' + asked.subresource : ''}".toString() in forbidden)
            return [code: 201, body: request.body() + [metadata: [:], status: [allowed: may]]]
        }
        def kind = KINDS.findAll { it.key == 'v1' || it.key in known }.collectMany { it.value.entrySet() }.find { it.value == parts[0] }?.key
        if (kind == null || kind in unknown) {
            return status(404, 'NotFound', 'the server could not find the requested resource')
        }
        def verb = verb(exchange.requestMethod, parts)
        if ("$verb ${parts[0]}${parts.size() > 2 ? '/' + parts[2] : ''}".toString() in forbidden) {
            return status(403, 'Forbidden', "${parts[0]} is forbidden: User \"ada\" cannot $verb resource \"${parts[0]}\"")
        }
        def namespace = (whole =~ '/namespaces/([^/]+)')
        if (kind != 'Namespace' && get('Namespace', namespace[0][1]) == null && exchange.requestMethod != 'GET') {
            return status(404, 'NotFound', "namespaces \"${namespace[0][1]}\" not found")
        }
        carryOut(exchange, request, verb, kind, parts, query)
    }

    private static String verb(String method, List parts) {
        [GET: parts.size() > 1 ? 'get' : 'list', POST: 'create', PATCH: 'patch', DELETE: 'delete'][method]
    }

    private Map discovery(String version) {
        if (!(version in known)) {
            return status(404, 'NotFound', 'the server could not find the requested resource')
        }
        def resources = KINDS[version].findAll { !(it.key in unknown) }.collect { [name: it.value, kind: it.key, namespaced: true, singularName: '', verbs: []] }
        [code: 200, body: [kind: 'APIResourceList', apiVersion: 'v1', groupVersion: version, resources: resources]]
    }

    private Map carryOut(HttpExchange exchange, Request request, String verb, String kind, List parts, Map query) {
        def name = parts[1]
        switch (verb) {
            case 'list': return list(kind, query)
            case 'create': return create(kind, request.body())
        }
        def there = get(kind, name)
        if (verb == 'patch' && exchange.requestHeaders.getFirst('Content-Type').startsWith('application/apply-patch')) {
            return apply(kind, name, request, query)
        }
        if (there == null) {
            return status(404, 'NotFound', "${parts[0]} \"$name\" not found")
        }
        switch (verb) {
            case 'get':
                if (parts.size() == 2) {
                    return [code: 200, body: there]
                }
                def text = logs["$name/${query.container}".toString()]
                return text == null ? status(400, 'BadRequest', 'the container is not started') : [code: 200, text: text]
            case 'patch': return [code: 200, body: change(kind, name, 'merge') { merge(it, request.body()) }]
            case 'delete': return delete(kind, name, request.body().propagationPolicy)
        }
    }

    private Map list(String kind, Map query) {
        def (without, with) = (query.labelSelector ?: '').split(',').findAll().split { it.contains('!=') }
        def labels = with.collectEntries { it.split('=') as List }
        def others = without.collectEntries { it.split('!=') as List }
        def found = all(kind).findAll { object -> labels.every { object.metadata.labels?.get(it.key) == it.value } && !others.any { object.metadata.labels?.get(it.key) == it.value } }.sort { it.metadata.name }
        def from = (query.continue ?: '0') as int
        def size = Math.min(pageSize, (query.limit ?: '500') as int)
        def page = found.drop(from).take(size)
        def next = from + size < found.size() ? [continue: Integer.toString(from + size)] : [:]
        [code: 200, body: [kind: "${kind}List".toString(), apiVersion: 'v1', metadata: [resourceVersion: Integer.toString(version)] + next, items: page]]
    }

    private Map create(String kind, Map object) {
        if (get(kind, object.metadata.name) != null) {
            return status(409, 'AlreadyExists', "\"${object.metadata.name}\" already exists")
        }
        [code: 201, body: put(object.apiVersion, kind, object.metadata.name, object)]
    }

    private Map apply(String kind, String name, Request request, Map query) {
        def wanted = request.body()
        def there = get(kind, name) ?: [apiVersion: wanted.apiVersion, kind: kind, metadata: [name: name, namespace: 'flows', uid: UUID.randomUUID().toString(), creationTimestamp: '2026-11-20T19:00:00Z']]
        def wrong = query.fieldValidation == 'Strict' ? validation(wanted) : null
        if (wrong) {
            // What a real one says, with that code (kubernetes#139253).
            return status(500, '', "failed to create typed patch object (flows/$name; $wanted.apiVersion, Kind=$kind): $wrong")
        }
        def fields = fields(kind, name)
        def conflicts = query.force == 'true' ? [] : fields.conflicts(query.fieldManager, wanted, there)
        if (conflicts) {
            return status(409, 'Conflict', "Apply failed with ${conflicts.size()} conflict: ${conflicts*.field.join(', ')}", [causes: conflicts])
        }
        if (query.dryRun == 'All') {
            return [code: 200, body: fields.copied().applied(query.fieldManager, wanted, there)]
        }
        [code: 200, body: store(kind, name, fields.applied(query.fieldManager, wanted, there))]
    }

    private Map delete(String kind, String name, String propagation) {
        def gone = objects.remove("$kind/$name".toString())
        managed.remove("$kind/$name".toString())
        objects.values().findAll { object -> object.metadata.ownerReferences?.any { it.uid == gone.metadata.uid } }.each {
            propagation == 'Orphan' ? it.metadata.remove('ownerReferences') : objects.remove("${it.kind}/${it.metadata.name}".toString())
        }
        [code: 200, body: [kind: 'Status', apiVersion: 'v1', status: 'Success', details: [name: name, kind: kind, uid: gone.metadata.uid]]]
    }

    private static void merge(Map into, Map patch) {
        patch.each { key, value ->
            if (value == null) {
                into.remove(key)
            } else if (value instanceof Map) {
                merge(into.computeIfAbsent(key) { [:] }, value)
            } else {
                into[key] = value
            }
        }
    }

    private static Map status(int code, String reason, String message, Map details = [:]) {
        [code: code, body: [kind: 'Status', apiVersion: 'v1', metadata: [:], status: 'Failure', message: message.toString(), reason: reason, code: code, details: details]]
    }
}
