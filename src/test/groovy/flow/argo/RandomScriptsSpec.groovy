package flow.argo

import flow.client.Runs
import flow.run.RandomFlow
import flow.run.RandomScript
import flow.run.SmallFlows
import flow.store.TaskDone
import flow.store.TaskFailed
import flow.store.s3.S3Server
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.Callable
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors
import java.util.concurrent.Future

/**
 * Generated flows, written as scripts and deployed, do on Argo what they do here, and what a walk over plain maps says. Their values are in
 * S3, and each of their pods is a process; so these are small ones, two at a time. {@code src/test/sh/on-argo} makes more of them.
 */
@Timeout(600)
@Requires(value = { S3Server.there }, reason = 'there is no S3 server')
class RandomScriptsSpec extends Specification {
    private static final List<Integer> SEEDS = SmallFlows.seeds(Integer.getInteger('flow.argo.processes', 25))

    @Shared @TempDir
    Path folder

    @Shared @AutoCleanup('shutdownNow')
    ExecutorService atWork = Executors.newFixedThreadPool(2)

    @Shared
    Map<Integer, Deployment> deployments

    @Shared
    Map<Integer, Future<Interpreter.Run>> runs

    def setupSpec() {
        deployments = SEEDS.collectEntries { [it, deployed(it)] }
        runs = deployments.collectEntries { seed, deployment -> [seed, atWork.submit({ deployment.run([:], seed) } as Callable<Interpreter.Run>)] }
    }

    private Deployment deployed(int seed) {
        def own = Files.createDirectory(folder.resolve("$seed"))
        def script = Files.writeString(own.resolve('random.flow.groovy'), RandomScript.of(new RandomFlow(seed)))
        new DeploymentByProcesses(own, script.toString(), StorePlace.inBucket())
    }

    def cleanupSpec() {
        println "${SEEDS.size()} generated scripts in S3, ${deployments*.value*.pods*.size().sum()} pods as processes"
    }

    def "the same tasks are done and failed, see and leave the same, and the run ends in the same way: seed #seed"() {
        given:
        def expected = new RandomFlow(seed).expected
        def deployment = deployments[seed]

        when:
        def ended = runs[seed].get()
        def records = deployment.deployed.open(deployment.runId).records().toList()
        def run = new Runs(deployment.deployed).get(deployment.runId)

        then:
        deployment.requireSame(ended)
        RandomFlow.tasksOf(records, TaskDone) == expected.done
        RandomFlow.tasksOf(records.findAll { it instanceof TaskFailed && it.last() }, TaskFailed) == expected.failed
        expected.done.every { run.step(it.split('/')[0]).task(it.split('/')[1])['seen'] == expected.seen[it] }

        where:
        seed << SEEDS
    }

    def "there is every kind of block among them, and there are tasks that fail, and some that fail once"() {
        expect:
        SEEDS.collectMany { SmallFlows.kindsOf(it) } as Set == SmallFlows.KINDS
    }
}
