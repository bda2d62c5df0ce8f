package flow.check

import spock.lang.Specification

class EveryForkHasItemsSpec extends Specification {
    static final TREES = [cfg: [regions: ['north', 'south'], limits: [cpu: 4], name: 'x']]

    def "a foreach over a parameter needs one that is a list"() {
        expect:
        Checked.problems('''
            parameter alpha Double
            foreach alpha
                step a
            join b
            ''') == '''
error[F004]: parameter 'alpha' is a Double, and a foreach needs a list
 --> sketch.flow:2:9
  |
2 | foreach alpha
  |         ^^^^^ declare it with `type: List`
 ... sketch.flow:1:11
  |
1 | parameter alpha Double
  |           ----- the parameter
'''
    }

    def "a path into a config leads to a collection: #path"() {
        expect:
        Checked.problems("config cfg\nforeach $path\n    step a\njoin b", TREES).contains(problem)

        where:
        path          || problem
        'cfg.regoins' || "error[F028]: 'cfg.regoins' is not there: the config has no 'regoins'"
        'cfg.regoins' || "^ did you mean 'regions'?"
        'cfg.x'       || "^ it has 'regions', 'limits', 'name'"
        'cfg.name'    || "error[F004]: 'cfg.name' is no list in config 'cfg'"
        'cfg.name.x'  || "error[F028]: 'cfg.name.x' is not there: the config has no 'x'"
        'cfg.name.x'  || '^ nothing is below it'
        'cgf.regions' || "error[F012]: 'cgf.regions' is a path, but no config is called 'cgf'"
        'cgf.regions' || "^ did you mean 'cfg'?"
        'other.x'     || '^ set an artifact to what it means, and name that'
    }

    def "collections of every kind are fine: #items"() {
        expect:
        Checked.problems("""
            parameter list List
            parameter tree Json
            config cfg
            step start: sets artifact
            foreach $items
                step a
            join b
            """, TREES) == '\n'

        where:
        items << ['list', 'tree', 'cfg', 'cfg.regions', 'cfg.limits', 'artifact', '1..3']
    }

    def "the item of a foreach around it is fine"() {
        expect:
        Checked.problems('''
            foreach 1..3 as row
                foreach row
                    step a
                join b
            join c
            ''') == '\n'
    }
}
