package flow.config

import flow.problem.Position
import flow.problem.ProblemException
import spock.lang.Specification

import static flow.config.Settings.*

class ConfigurationSpec extends Specification {

    def user = file('~/.config/flow/config.yaml', '''\
        store: /from/user
        run:
          max-workers: 2
        profiles:
          ci:
            run: {max-workers: 6}
        ''')
    def project = file('.flow/config.yaml', '''\
        run:
          max-workers: 3
        ''')

    def "without files, variables and options everything has its default"() {
        given:
        def configuration = Configuration.of([], [:], [])

        expect:
        configuration.value(STORE) == '.flow'
        !configuration.value(FAIL_FAST)
        configuration.value(MAX_WORKERS) >= 4
        configuration.entries()*.origin().unique() == ['default']
        configuration.entries()*.setting() == ALL
        configuration.warnings().empty
    }

    def "the strongest origin wins: #origin"() {
        given:
        def configuration = Configuration.of(files(this), environment, flags)
        def entry = configuration.entries().find { it.setting() == MAX_WORKERS }

        expect:
        configuration.value(MAX_WORKERS) == value
        entry.value() == value
        entry.origin() == origin

        where:
        value | origin                                      | files                          | environment                                   | flags
        2     | '~/.config/flow/config.yaml:3'              | { [it.user] }                  | [:]                                           | []
        3     | '.flow/config.yaml:2'                       | { [it.user, it.project] }      | [:]                                           | []
        6     | '~/.config/flow/config.yaml:6, profile ci'  | { [it.user, it.project] }      | [FLOW_PROFILE: 'ci']                          | []
        7     | 'FLOW_RUN_MAX_WORKERS'                      | { [it.user, it.project] }      | [FLOW_PROFILE: 'ci', FLOW_RUN_MAX_WORKERS: '7'] | []
        8     | '--max-workers'                             | { [it.user, it.project] }      | [FLOW_RUN_MAX_WORKERS: '7']                   | [new Flag('--max-workers', MAX_WORKERS, '8')]
    }

    def "what a profile does not say comes from below it"() {
        expect:
        Configuration.of([user, project], [FLOW_PROFILE: 'ci'], []).value(STORE) == '/from/user'
    }

    def "a file can choose the profile itself"() {
        given:
        def chooses = file('.flow/config.yaml', 'profile: ci\n')

        expect:
        Configuration.of([user, chooses], [:], []).value(MAX_WORKERS) == 6
    }

    def "an empty variable says nothing"() {
        expect:
        Configuration.of([project], [FLOW_RUN_MAX_WORKERS: '', FLOW_PROFILE: ''], []).value(MAX_WORKERS) == 3
    }

    def "a null in a file says nothing"() {
        expect:
        Configuration.of([project, file('x', 'run: {max-workers: }')], [:], []).value(MAX_WORKERS) == 3
    }

    def "an unknown key gives a warning at its place, with the nearest"() {
        given:
        def typo = file('.flow/config.yaml', 'run:\n  max-worker: 3\nprofiles:\n  ci: {stor: x}\n')

        when:
        def warnings = Configuration.of([typo], [:], []).warnings()

        then:
        warnings*.position() == [new Position('.flow/config.yaml', 2, 3, 10), new Position('.flow/config.yaml', 4, 8, 4)]
        warnings*.code()*.name() == ['W107', 'W107']
        warnings*.message() == ["there is no setting 'run.max-worker'", "there is no setting 'stor'"]
        warnings*.hint() == ["did you mean 'run.max-workers'?", "did you mean 'store'?"]
    }

    def "a variable that is nearly a setting's gives a warning, and any other is left alone"() {
        given:
        def environment = [FLOW_RUN_MAX_WORKER: '3', FLOW_HOME: '/x', FLOW_PARAM_ALPHA: '1', FLOW_JAVA_HOME: '/j', FLOWER: 'x']

        when:
        def warnings = Configuration.of([], environment, []).warnings()

        then:
        warnings*.message() == ["no setting belongs to the environment variable 'FLOW_RUN_MAX_WORKER'"]
        warnings*.hint() == ["did you mean 'FLOW_RUN_MAX_WORKERS'?"]
    }

    def "values that are not of their type are shown together, each at its place"() {
        given:
        def wrong = file('.flow/config.yaml', 'run:\n  max-workers: 0\n  fail-fast: maybe\n')

        when:
        Configuration.of([wrong], [FLOW_COLOR: 'pink'], [])

        then:
        def failure = thrown(ProblemException)
        def problems = failure.problems()
        problems*.position()*.toString() == ['.flow/config.yaml:2:3', '.flow/config.yaml:3:3', 'FLOW_COLOR']
        problems*.message() == [
            "'run.max-workers' is a whole number from 1, not '0'",
            "'run.fail-fast' is true or false, not 'maybe'",
            "'color' is one of auto, always, never, not 'pink'",
        ]
    }

    def "a profile that no file has is an error that names those that there are"() {
        when:
        Configuration.of([file('x', 'profiles: {nightly: {}, ci: {}}')], [FLOW_PROFILE: given], [])

        then:
        def failure = thrown(ProblemException)
        def problem = failure.problems().first()
        problem.position() == Position.ofFile('FLOW_PROFILE')
        problem.message() == "there is no profile '$given' in any configuration file"
        problem.hint() == hint

        where:
        given     | hint
        'nihgtly' | "did you mean 'nightly'?"
        'prod'    | 'there are nightly, ci'
    }

    def "variables for bodies come from every origin, key by key, and those of the chosen profile go before"() {
        given:
        def users = file('~/.config/flow/config.yaml', 'environment: {A: user, B: user}\nprofiles: {ci: {environment: {C: ci, D: ci}}, x: {environment: {E: x}}}')
        def projects = file('.flow/config.yaml', 'environment: {B: project, C: project, V: 1.10, ON: true}')

        when:
        def configuration = Configuration.of([users, projects], [FLOW_PROFILE: 'ci', FLOW_ENVIRONMENT_D: 'variable', FLOW_ENVIRONMENT_F: 'f'], [])

        then:
        configuration.environment() == [A: 'user', B: 'project', C: 'ci', D: 'variable', F: 'f', ON: 'true', V: '1.10']
        configuration.warnings() == []
        configuration.entries().find { it.setting().key() == 'environment.C' }.origin() == '~/.config/flow/config.yaml:2, profile ci'
    }

    def "a variable for bodies is a text: #text"() {
        when:
        def warned = Configuration.of([file('x', text)], [:], []).warnings()

        then:
        def refused = thrown(ProblemException)
        refused.problems()*.message() == ["'environment.A' is a text, not '[1]'"]

        where:
        text << ['environment: {A: [1]}']
    }

    private static SettingsFile file(String name, String text) {
        new SettingsFile(name, TreeFormat.YAML.read(name, text.stripIndent()))
    }
}
