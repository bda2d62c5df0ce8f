package flow.cli

import groovy.json.JsonSlurper
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class CheckSpec extends Specification {

    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
    }

    def "a script without faults"() {
        given:
        terminal.file('good.flow.groovy', "flow('good') {\n    step('a') { x = 1 }\n    step('b') { println x }\n}\n")

        expect:
        terminal.flow('check', 'good.flow.groovy') == new Terminal.Result(0, 'good.flow.groovy: no problems\n', '')
    }

    def "all faults are shown with their lines, and counted"() {
        given:
        terminal.file('bad.flow.groovy', "flow('bad') {\n    step('a') { println y }\n    step('a') { println z }\n}\n")

        when:
        def result = terminal.flow('check', 'bad.flow.groovy')

        then:
        result.exit == 3
        result.err == ''
        result.out.contains(' --> bad.flow.groovy:2:25\n')
        result.out.contains('2 |     step(\'a\') { println y }\n')
        result.out.endsWith('\nbad.flow.groovy: 3 errors, 0 warnings\n')
    }

    def "warnings alone are no failure"() {
        given:
        terminal.file('fair.flow.groovy', "flow('fair') {\n    parameter 'tag', default: 'x'\n    step('a') { println tag }\n}\n")

        when:
        def result = terminal.flow('check', 'fair.flow.groovy')

        then:
        result.exit == 0
        result.out.startsWith('warning[W105]')
        result.out.endsWith('\nfair.flow.groovy: 0 errors, 1 warning\n')
    }

    def "a warning about the settings is no result"() {
        given:
        terminal.file('good.flow.groovy', "flow('good') { step('a') { x = 1 } }")
        terminal.file('.flow/config.yaml', 'run:\n  max-wokers: 8\n')

        when:
        def result = terminal.flow('check', 'good.flow.groovy')

        then:
        result.err.startsWith("warning[W107]: there is no setting 'run.max-wokers'\n --> .flow/config.yaml:2:3\n")
        result.out == 'good.flow.groovy: no problems\n'
        result.exit == 0
    }

    def "as JSON a problem is an object with its place"() {
        given:
        terminal.file('bad.flow.groovy', "flow('bad') {\n    step('a') { x = 1 }\n    step('b') { println y }\n    step('b') { }\n}\n")

        when:
        def result = terminal.flow('check', 'bad.flow.groovy', '--json')
        def tree = new JsonSlurper().parseText(result.out)

        then:
        result.exit == 3
        tree.subMap('script', 'errors', 'warnings') == [script: 'bad.flow.groovy', errors: 2, warnings: 0]
        tree.problems[0].subMap('code', 'severity', 'file', 'line', 'column', 'length') ==
            [code: 'F012', severity: 'error', file: 'bad.flow.groovy', line: 3, column: 25, length: 1]
        tree.problems[1].notes*.line == [3]
    }

    def "no step runs"() {
        given:
        terminal.file('good.flow.groovy', "flow('good') { step('a') { println 'ran' } }")

        expect:
        !terminal.flow('check', 'good.flow.groovy').with { out + err }.contains('ran')
    }

    def "a script that cannot be read is a fault of the command: #message"() {
        given:
        terminal.file('hello.flow.groovy', "flow('hello') { step('a') { } }")
        terminal.file('train.groovy', "flow('train') { step('a') { } }")
        terminal.folder.resolve('folder').toFile().mkdir()
        Files.createSymbolicLink(terminal.folder.resolve('gone.flow.groovy'), Path.of('nowhere'))

        when:
        def result = terminal.flow('check', script)

        then:
        result.exit == 2
        result.out == ''
        result.err.readLines().first() == 'flow: ' + message

        where:
        script               || message
        'helo.flow.groovy'   || "there is no file 'helo.flow.groovy'; did you mean 'hello.flow.groovy'?"
        'other.flow.groovy'  || "there is no file 'other.flow.groovy'"
        ''                   || 'the name of the script is empty'
        'gone.flow.groovy'   || "'gone.flow.groovy' is a link to a file that is not there"
        'hello'              || "there is no file 'hello'; did you mean 'hello.flow.groovy'?"
        'folder'             || "'folder' is a folder, not a script"
        'train.groovy'       || "a script is called NAME.flow.groovy, not 'train.groovy'; rename it"
    }

    def "what is not a script has a place: #name"() {
        given:
        terminal.folder.resolve('x.flow.groovy').bytes = bytes

        when:
        def result = terminal.flow('check', 'x.flow.groovy')

        then:
        result.exit == 3
        result.out.readLines()[0..1]*.strip() == head

        where:
        name             | bytes                                                  || head
        'empty'          | new byte[0]                                            || ['error[F011]: the script declares no flow', '--> x.flow.groovy']
        'not UTF-8'      | "// ok\n// caf\u00E9".getBytes('ISO-8859-1')           || ['error[F001]: the script is not UTF-8 text from here on', '--> x.flow.groovy:2:7']
    }

    def "a config comes from where it is given: #options"() {
        given:
        terminal.file('other.yaml', 'image: other')
        temporary.resolve('scripts').toFile().mkdir()
        temporary.resolve('scripts/cfg.yaml').text = 'image: beside'
        temporary.resolve('scripts/x.flow.groovy').text = """
            flow('x') {
                config 'cfg', file: 'cfg.yaml', default: [image: 'default']
                println "image is \${cfg.image}"
                step('a') { }
            }
            """
        terminal.environment = environment

        expect:
        terminal.flow('check', '../scripts/x.flow.groovy', *options).err == "image is $image\n"

        where:
        options                      | environment                       || image
        []                           | [:]                               || 'beside'
        []                           | [FLOW_CONFIG_CFG: '{image: env}'] || 'env'
        ['--config', 'cfg=other.yaml'] | [FLOW_CONFIG_CFG: '{image: env}'] || 'other'
    }

    def "a config's fault has its place: #message"() {
        given:
        terminal.file('broken.yaml', 'a: [')
        terminal.file('x.flow.groovy', "flow('x') {\n    config 'cfg', $declared\n    step('a') { }\n}\n")

        when:
        def result = terminal.flow('check', 'x.flow.groovy')

        then:
        result.exit == 3
        result.out.readLines()[0..1]*.strip() == ["error[F028]: $message".toString(), "--> $place".toString()]

        where:
        declared                                       || place                | message
        "file: 'gone.yaml'"                            || 'x.flow.groovy:2:12' | "there is no file 'gone.yaml' for config 'cfg'"
        "file: 'broken.yaml'"                          || 'broken.yaml:1:5'    | "this is not YAML: expected the node content, but found '<stream end>'"
        "file: 'broken.yaml', parser: { it.size() }"   || 'x.flow.groovy:2:12' | "the parser of config 'cfg' gives no map of keys and values"
    }

    def "a config that the script does not have is refused with the nearest"() {
        given:
        terminal.file('a.yaml', 'a: 1')
        terminal.file('x.flow.groovy', "flow('x') {\n    config 'config1', default: [a: 1]\n    step('a') { }\n}\n")

        when:
        def result = terminal.flow('check', 'x.flow.groovy', '--config', 'confgi1=a.yaml')

        then:
        result.exit == 2
        result.err.startsWith("flow: the script has no config 'confgi1'; did you mean 'config1'?\n")
    }
}
