package flow.argo

import flow.parity.Graphs
import flow.parity.Script
import flow.parity.tests.BasicArtifact
import flow.store.RunEnd
import flow.store.WhatTasksLeft
import flow.store.object.Stores
import flow.store.s3.Buckets
import flow.store.s3.S3Server
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

/** A script does the same on Argo as here: the same tasks run, leave the same values, and the run ends in the same way. */
@Timeout(300)
class SameOnArgoSpec extends Specification {
    private static final Path HOME = Path.of(System.getProperty('flow.home'))
    /** Gangs are made by a controller of their own. */
    private static final List<String> WITHOUT_GANGS = HOME.resolve('dsl-examples').toFile().list()
        .findAll { it.endsWith('.flow.groovy') && !HOME.resolve('dsl-examples').resolve(it).text.contains('nodes:') }.sort()

    @TempDir
    Path folder

    private void requireSame(Deployment deployment, Interpreter.Run run, String... options) {
        def store = deployment.runHere(options)
        def here = store.open(store.runIds().last())
        def there = deployment.deployed.open(deployment.runId)
        assert WhatTasksLeft.of(there) == WhatTasksLeft.of(here): deployment.said.join('\n')
        assert there.end().get().status() == here.end().get().status()
        assert (run.phase() == Node.Phase.SUCCEEDED) == (here.end().get().status() == RunEnd.Status.SUCCEEDED): "$run\n${deployment.said.join('\n')}"
    }

    def "#example"() {
        given:
        def deployment = new Deployment(folder, HOME.resolve('dsl-examples').resolve(example).toString())

        expect:
        requireSame(deployment, deployment.run())

        where:
        example << WITHOUT_GANGS
    }

    @Requires(value = { S3Server.there }, reason = 'there is no S3 server')
    def "#example with its values in S3"() {
        given:
        def place = Buckets.make(S3Server.get().address) + '/runs'
        def bucket = { Stores.of(Buckets.bucket(place, S3Server.get().address)) }
        bucket()
        def deployment = new Deployment(folder, HOME.resolve('dsl-examples').resolve(example).toString(), [], place,
            S3Server.get().environment() + [FLOW_STORE_S3_ENDPOINT: S3Server.get().address.toString()], bucket)

        expect:
        requireSame(deployment, deployment.run())
        deployment.pods*.environment()*.FLOW_STORE.toSet() == [place] as Set

        where:
        example << ['choose.flow.groovy', 'files.flow.groovy', 'nested-foreach.flow.groovy']
    }

    def "core graph #graph"() {
        given:
        def script = folder.resolve('x.flow.groovy')
        script.text = Script.of(new BasicArtifact(), graph)
        def deployment = new Deployment(folder, script.toString())

        expect:
        requireSame(deployment, deployment.run())

        where:
        graph << Graphs.ALL.findAll { !it.has(flow.parity.Block.Gang) }
    }
}
