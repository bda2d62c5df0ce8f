package flow.argo

import flow.parity.Graphs
import flow.parity.Script
import flow.parity.tests.BasicArtifact
import flow.store.s3.S3Server
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

/** A script does the same on Argo, with its values in S3, as here: the same tasks run, leave the same values, and the run ends in the same way. */
@Timeout(300)
@Requires(value = { S3Server.there }, reason = 'there is no S3 server')
class SameOnArgoSpec extends Specification {
    private static final Path EXAMPLES = Path.of(System.getProperty('flow.home'), 'dsl-examples')

    @TempDir
    Path folder

    def "#example"() {
        given:
        def deployment = new Deployment(folder, EXAMPLES.resolve(example).toString(), [], StorePlace.inBucket())

        expect:
        deployment.requireSame(deployment.run())
        deployment.pods*.environment()*.FLOW_STORE.toSet() == [deployment.store] as Set

        where:
        example << EXAMPLES.toFile().list().findAll { it.endsWith('.flow.groovy') }.sort()
    }

    def "core graph #graph"() {
        given:
        def script = folder.resolve('x.flow.groovy')
        script.text = Script.of(new BasicArtifact(), graph)
        def deployment = new Deployment(folder, script.toString(), [], StorePlace.inBucket())

        expect:
        deployment.requireSame(deployment.run())

        where:
        graph << Graphs.ALL
    }
}
