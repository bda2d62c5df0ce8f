package flow.graph

import flow.problem.Position
import spock.lang.Specification

class ConfigSpec extends Specification {

    def "nobody changes a config, at whatever depth, as all tasks see the same one"() {
        given:
        def regions = ['east']
        def config = new Config('cfg', new Position('x.flow.groovy', 1, 1, 1), [a: [regions: regions], list: [[k: 1]]], 'default:')

        when:
        change.call(config.tree())

        then:
        thrown(UnsupportedOperationException)
        config.tree() == [a: [regions: ['east']], list: [[k: 1]]]

        where:
        change << [
            { it.b = 1 },
            { it.a.b = 1 },
            { it.a.regions << 'west' },
            { it.list << 1 },
            { it.list[0].k = 2 },
        ]
    }

    def "what made the tree may go on changing its own lists"() {
        given:
        def regions = ['east']
        def config = new Config('cfg', new Position('x.flow.groovy', 1, 1, 1), [regions: regions], 'default:')

        when:
        regions << 'west'

        then:
        config.tree() == [regions: ['east']]
    }
}
