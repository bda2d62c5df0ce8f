package flow.dsl

import flow.problem.Position
import spock.lang.Specification

class UnknownOptionSpec extends Specification {

    def "'#option' of #owner: #hint"() {
        when:
        def problem = UnknownOption.at(Position.NOWHERE, owner, option, known)

        then:
        problem.code().name() == 'F003'
        problem.message() == "'$owner' has no option '$option'"
        problem.hint() == hint

        where:
        owner        | option      | known                    || hint
        'foreach'    | 'maxParalel' | ['as', 'maxParallel']   || "did you mean 'maxParallel'?"
        'foreach'    | 'order'     | ['maxParallel', 'as']    || 'it has as, maxParallel'
        'parallel'   | 'x'         | []                       || 'it has none'
        'step'       | 'memory'    | StepOptionsReader.NAMES  || 'write resources: [memory: …]'
        'step'       | 'image'     | StepOptionsReader.NAMES  || 'write kubernetes: [image: …]'
        'eachStep'   | 'delay'     | StepOptionsReader.COMMON || 'write retry: [delay: …]'
        'resources'  | 'namespace' | ResourcesReader.NAMES    || 'write kubernetes: [namespace: …]'
        'kubernetes' | 'imge'      | KubernetesReader.NAMES   || "did you mean 'image'?"
        'schedule'   | 'memory'    | ScheduleReader.NAMES     || 'it has concurrency, cron, crons, daily, hourly, missed, startingDeadline, timezone, weekly'
    }
}
