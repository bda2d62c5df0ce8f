package flow.config

import flow.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class ConfigTreesSpec extends Specification {

    @TempDir
    Path folder

    def setup() {
        folder.resolve('a.yaml').text = 'from: file\n'
        folder.resolve('b.json').text = '{"from": "other file"}'
    }

    def "the option is stronger than the variable"() {
        given:
        def trees = new ConfigTrees(folder, [cfg: 'a.yaml'], [FLOW_CONFIG_CFG: '{from: variable}'])

        expect:
        trees.given('cfg').get().tree().values() == [from: 'file']
        trees.given('cfg').get().shownAs() == 'a.yaml'
    }

    def "a variable holds #what"() {
        given:
        def text = new ConfigTrees(folder, [:], [FLOW_CONFIG_CFG: variable]).given('cfg').get()

        expect:
        text.tree().values() == [from: from]
        text.shownAs() == shownAs

        where:
        what             | variable               | from         | shownAs
        'a file'         | 'b.json'               | 'other file' | 'b.json'
        'YAML'           | 'from: there'          | 'there'      | 'FLOW_CONFIG_CFG'
        'JSON'           | '{"from": "x.json"}'   | 'x.json'     | 'FLOW_CONFIG_CFG'
        'several lines'  | 'from: a\n# in a.yaml' | 'a'          | 'FLOW_CONFIG_CFG'
    }

    def "nobody gave it"() {
        expect:
        new ConfigTrees(folder, [:], [FLOW_CONFIG_CFG: ' ']).given('cfg').empty
        new ConfigTrees(folder, [other: 'a.yaml'], [:]).given('cfg').empty
    }

    def "options for configs that the script does not declare are known"() {
        expect:
        new ConfigTrees(folder, [cfg: 'a.yaml', cgf: 'a.yaml'], [:]).strangers(['cfg'] as Set) == ['cgf'] as Set
    }

    def "a file that is not there is named as it was written"() {
        when:
        new ConfigTrees(folder, [cfg: 'x/missing.yaml'], [:]).given('cfg')

        then:
        def failure = thrown(ProblemException)
        failure.problems()*.message() == ["there is no file 'x/missing.yaml'"]
    }

    def "a file of an unknown ending can only be read by the script's own parser"() {
        given:
        folder.resolve('c.ini').text = 'a=1'
        def text = new ConfigTrees(folder, [cfg: 'c.ini'], [:]).given('cfg').get()

        expect:
        text.text() == 'a=1'

        when:
        text.tree()

        then:
        def failure = thrown(ProblemException)
        def problem = failure.problems().first()
        problem.message() == "the ending of 'c.ini' does not tell how to read it"
        problem.hint() == 'name it .yaml, .json, .toml or .properties'
    }
}
