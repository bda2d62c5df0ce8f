package flow.compile.argo

import flow.compile.DeployOptions
import flow.compile.DeploymentFacts
import flow.compile.Manifest
import flow.graph.Flow

import java.time.Duration

/** What becomes of flows in Argo, with plain options. */
class Compiled {

    /** @param given `name:`, `facts:`, `defaults:`, `store:`, `storeSecret:`, `variables:`, `gangs:`, `telling:`, and limits */
    static DeployOptions options(Map given = [:]) {
        new DeployOptions((given.name ?: 'f') as String, (given.facts ?: new DeploymentFacts('ann', null, false, [], [], [:])) as DeploymentFacts, given.defaults ?: [:],
            new DeployOptions.Runtime('flowscript/flow:1', 'a' * 64, given.store ?: 's3://bucket/runs', given.variables ?: [:], given.storeSecret as String, 'flow', (given.gangs ?: DeployOptions.Gangs.JOB_SETS) as DeployOptions.Gangs),
            new DeployOptions.Limits((given.maxWorkers ?: 100) as int, given.timeout as Duration, given.priority as Integer, given.maxConcurrentRuns as Integer, Duration.ofDays(7), Duration.ofDays(30)),
            (given.telling ?: DeployOptions.Telling.NOBODY) as DeployOptions.Telling,
            (given.events ?: new DeployOptions.EventOptions('default', 'flow-events', 'event', 'flow-sensor', given.eventsUrl ?: '', given.announces != false)) as DeployOptions.EventOptions)
    }

    static List<Manifest> of(Map given = [:], Flow flow) {
        new ArgoTarget().compile(flow, options(given)).manifests()
    }
}
