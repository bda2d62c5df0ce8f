package flow.store.s3

import eu.maveniverse.maven.mima.context.ContextOverrides
import eu.maveniverse.maven.mima.context.Runtimes
import org.eclipse.aether.artifact.DefaultArtifact
import org.eclipse.aether.collection.CollectRequest
import org.eclipse.aether.graph.Dependency
import org.eclipse.aether.resolution.DependencyRequest

import java.nio.file.Files
import java.nio.file.Path

/**
 * A real server that speaks S3: S3Proxy, which holds everything in memory, as a process of its own. Its jars (57 MB) come from where
 * Maven gets everything, once. One serves all specs of a JVM, each with buckets of its own.
 */
class S3Server {
    static final String KEY = 'ada'
    static final String SECRET = 'lovelace'

    private static final String SERVER = 'org.gaul:s3proxy:4.1.0'
    /** Newer than what the server itself asks for: with that it does not start. */
    private static final String ANNOTATIONS = 'com.fasterxml.jackson.core:jackson-annotations:2.22'

    private static S3Server running
    private static List<Path> fetched
    private static Exception unfetched

    final URI address

    private S3Server(URI address) {
        this.address = address
    }

    static synchronized S3Server get() {
        if (running == null) {
            running = start()
        }
        running
    }

    /** Whether its jars can be had; says why, once, where they cannot. */
    static synchronized boolean isThere() {
        if (fetched == null && unfetched == null) {
            try {
                fetched = jars()
            } catch (Exception failed) {
                unfetched = failed
                println "the specs of runs in S3 are skipped, as $SERVER cannot be fetched: $failed.message"
            }
        }
        fetched != null
    }

    /** What programs find in their environment that use it. */
    Map<String, String> environment(URI through = address) {
        [AWS_ENDPOINT_URL_S3: through.toString(), AWS_ACCESS_KEY_ID: KEY, AWS_SECRET_ACCESS_KEY: SECRET, AWS_REGION: 'us-east-1',
         FLOW_STORE_S3_PATH_STYLE: 'true']
    }

    /**
     * The same for commands in this process, whose own environment is all that the SDK looks at: without a region it would ask the machine
     * for one, for most of a second.
     */
    Map<String, String> settings() {
        environment() + [FLOW_STORE_S3_ENDPOINT: address.toString(), FLOW_STORE_S3_REGION: 'us-east-1']
    }

    private static S3Server start() {
        assert there
        def folder = Files.createTempDirectory('flow-s3-')
        folder.resolve('logback.xml').text = '<configuration><appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">' +
            '<encoder><pattern>%msg%n</pattern></encoder></appender>' +
            '<logger name="org.gaul.shaded.org.eclipse.jetty.server.AbstractConnector" level="INFO"/>' +
            '<root level="ERROR"><appender-ref ref="OUT"/></root></configuration>'
        folder.resolve('server.properties').text = ['s3proxy.authorization': 'aws-v2-or-v4', 's3proxy.identity': KEY,
                                                    's3proxy.credential': SECRET, 's3proxy.endpoint': 'http://127.0.0.1:0',
                                                    'jclouds.provider': 'transient-nio2', 'jclouds.identity': 'none', 'jclouds.credential': 'none']
            .collect { name, value -> "$name=$value\n" }.join()
        def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
        def process = new ProcessBuilder(java, '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx1g',
            "-Dlogback.configurationFile=${folder.resolve('logback.xml')}", '-cp', fetched.join(File.pathSeparator),
            'org.gaul.s3proxy.Main', '--properties', folder.resolve('server.properties').toString()).redirectErrorStream(true).start()
        Runtime.runtime.addShutdownHook(new Thread({
            process.destroyForcibly()
            folder.toFile().deleteDir()
        }))
        new S3Server(URI.create("http://127.0.0.1:${port(process)}"))
    }

    private static int port(Process process) {
        def said = []
        def lines = process.inputReader()
        for (def line = lines.readLine(); line != null; line = lines.readLine()) {
            def started = line =~ /Started .*\{127\.0\.0\.1:(\d+)}/
            if (started.find()) {
                Thread.startDaemon('s3-output') { while (lines.readLine() != null) { } }
                return started.group(1) as int
            }
            said << line
        }
        throw new IllegalStateException("the server did not start:\n${said.join('\n')}")
    }

    private static List<Path> jars() {
        def repository = System.getProperty('maven.repo.local')
        def overrides = ContextOverrides.create().withUserSettings(true)
        if (repository != null) {
            overrides.withLocalRepositoryOverride(Path.of(repository))
        }
        Runtimes.INSTANCE.runtime.create(overrides.build()).withCloseable { maven ->
            def wanted = new CollectRequest().setRepositories(maven.remoteRepositories())
            [ANNOTATIONS, SERVER].each { wanted.addDependency(new Dependency(new DefaultArtifact(it), 'runtime')) }
            maven.repositorySystem().resolveDependencies(maven.repositorySystemSession(), new DependencyRequest(wanted, null))
                .artifactResults*.artifact*.file*.toPath()
        }
    }
}
