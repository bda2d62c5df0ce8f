package flow.graph

import flow.problem.Position
import spock.lang.Specification

class GraphDigestSpec extends Specification {

    static final GRAPH = '''
        step start: sets names
        foreach names as name
            step process
        join merge
        parallel
            branch left
                step pack
            step right
        join gather
        choose
            when: always
                step small
            otherwise
                step large
        repeat refine atMost 5
            step improve
        gang train nodes 3
        join trained
        '''

    def "the same tasks at the same places have the same digest, whatever they do"() {
        expect:
        digest(GRAPH) ==~ /[0-9a-f]{64}/
        digest(GRAPH) == digest('\n        parameter alpha Double' + GRAPH)
        digest(GRAPH) == digest(GRAPH.replace('step start: sets names', 'step start catchInto failure: sets names, reads names'))
    }

    def "another #what has another digest"() {
        expect:
        digest(GRAPH) != digest(GRAPH.replace(from, to))

        where:
        what               | from                | to
        'step name'        | 'step pack'         | 'step packs'
        'branch name'      | 'branch left'       | 'branch lefty'
        'loop name'        | 'repeat refine'     | 'repeat tune'
        'size of a gang'   | 'nodes 3'           | 'nodes 4'
        'kind of a task'   | 'join trained'      | 'step trained'
        'number of blocks' | 'otherwise'         | 'when: never'
    }

    def "where a step stands counts"() {
        expect:
        digest('repeat r atMost 2\n    step a\n    step b\n') != digest('repeat r atMost 2\n    step a\nstep b\n')
    }

    private static String digest(String graph) {
        GraphDigest.of(new Sketch(graph).flow)
    }
}
