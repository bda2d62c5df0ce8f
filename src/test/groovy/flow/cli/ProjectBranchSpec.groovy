package flow.cli

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class ProjectBranchSpec extends Specification {

    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
        terminal.file('in.flow.groovy', '''
            flow('inside') {
                project 'shop'
                parameter 'where', default: { context -> "$context.branchName $context.isProduction".toString() }
                step('a') { println "<$current.branchName $current.isProduction $where>" }
            }''')
        terminal.file('out.flow.groovy', "flow('outside') { step('a') { println \"<\$current.branchName \$current.isProduction>\" } }")
    }

    def "a run belongs to the branch that is chosen, in bodies and in computed defaults: #typed #environment"() {
        given:
        terminal.environment = environment

        when:
        def result = terminal.flow('run', 'in.flow.groovy', *typed)

        then:
        result.exit == 0
        result.err.contains("<$branch $branch>")

        where:
        typed                | environment                            || branch
        []                   | [:]                                    || 'user.ada false'
        ['--branch', 'x_1']  | [:]                                    || 'test.x_1 false'
        ['--production']     | [:]                                    || 'prod true'
        []                   | [FLOW_PROJECT_BRANCH: 'night']         || 'test.night false'
        []                   | [FLOW_PROJECT_PRODUCTION: 'true']      || 'prod true'
        []                   | [FLOW_PROJECT_PRODUCTION: 'false']     || 'user.ada false'
        ['--branch', 'x']    | [FLOW_PROJECT_BRANCH: 'night']         || 'test.x false'
        ['--branch', 'x']    | [FLOW_PROJECT_PRODUCTION: 'true']      || 'test.x false'
        ['--production']     | [FLOW_PROJECT_BRANCH: 'night']         || 'prod true'
    }

    def "a choice that means nothing, or two things, is refused before anything runs: #typed #environment"() {
        given:
        terminal.environment = environment

        when:
        def result = terminal.flow('run', *typed)

        then:
        result.exit == 2
        result.err.contains(message)

        where:
        typed                                               | environment || message
        ['in.flow.groovy', '--branch', 'x', '--production'] | [:]         || "branch 'x' and production exclude each other: choose one"
        ['in.flow.groovy'] | [FLOW_PROJECT_BRANCH: 'x', FLOW_PROJECT_PRODUCTION: 'true'] || "branch 'x' and production exclude each other"
        ['in.flow.groovy', '--branch', 'Fix-1']             | [:]         || "'Fix-1' is no name of a branch"
        ['in.flow.groovy', '--branch', 'Fix-1']             | [:]         || "such as 'fix_1'"
        ['out.flow.groovy', '--branch', 'x']                | [:]         || "flow 'outside' belongs to no project, so it has no branches"
        ['out.flow.groovy', '--production']                 | [:]         || "leave --production out"
    }

    def "a flow without a project has no branch, whatever is set"() {
        given:
        terminal.environment = [FLOW_PROJECT_BRANCH: 'night', FLOW_PROJECT_PRODUCTION: 'true']

        expect:
        terminal.flow('run', 'out.flow.groovy').err.contains('<null false>')
    }
}
