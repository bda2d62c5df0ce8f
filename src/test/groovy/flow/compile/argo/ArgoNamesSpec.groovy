package flow.compile.argo

import spock.lang.Specification

class ArgoNamesSpec extends Specification {

    def "step #step is the task #task"() {
        expect:
        ArgoNames.task(step) == task
        ArgoNames.step(task) == step

        where:
        step          | task
        'process'     | 'process'
        'load-all'    | 'load-all'
        'load_all'    | 'load--all'
        'load__all'   | 'load---uu-all'
        'a-_b'        | 'a---du-b'
        'a-'          | 'a---d-'
        'a_'          | 'a---u-'
        'in'          | 'x---r-in'
        'not'         | 'x---r-not'
        'Not'         | 'Not'
        'process?'    | 'process---decide'
        'process???'  | 'process---decide-3'
        'in?'         | 'x---r-in---decide'
        'a_?'         | 'a---u----decide'
        'decide'      | 'decide'
        'tune-decide' | 'tune-decide'
    }

    def "a task of an item is the step's"() {
        expect:
        ArgoNames.step('process(12:12)') == 'process'
        ArgoNames.step('load--all(0:0)') == 'load_all'
    }

    def "no two names meet, all are legal, and all are read back: #letters"() {
        given:
        def names = words(letters.toList(), 6).collectMany { [it, it + '?', it + '??'] }

        when:
        def tasks = names.collect { ArgoNames.task(it) }

        then:
        tasks.toSet().size() == names.size()
        tasks.every { it ==~ /[a-zA-Z0-9][-a-zA-Z0-9]*/ }
        [names, tasks].transpose().every { name, task -> ArgoNames.step(task) == name }
        tasks.toSet()*.replace('-', '_').size() == names.size()

        where:
        letters << ['ad-_', 'xur-', 'e1-_']
    }

    private static List<String> words(List<String> letters, int longest) {
        def all = []
        def last = letters.findAll { it ==~ /[a-z]/ }
        longest.times {
            all.addAll(last)
            last = last.collectMany { word -> letters.collect { word + it } }
        }
        all
    }

    def "the longest name stays below Argo's limit, with what is added to it"() {
        expect:
        ArgoNames.task(name).length() <= 112
        ArgoNames.step(ArgoNames.task(name)) == name

        where:
        name << ['a' * 45, 'a__' * 15, 'a_' * 22 + 'a', 'a' + '_' * 44, 'a-_a--' * 7 + 'a_-']
    }

    def "deployment of #flow is #deployment"() {
        expect:
        ArgoNames.deployment(flow) == deployment

        where:
        flow                        | deployment
        'training'                  | 'training'
        'daily-report'              | 'daily-report'
        'Training'                  | 'training-36a798'
        'training-0b0cbf'           | 'training-0b0cbf-c57161'
        'sales.user.ann.training'   | 'sales-user-ann-training-c4a8b2'
        'sales.prod.training'       | 'sales-prod-training-8fab91'
        'daily_report'              | 'daily-report-e9cc3f'
        'a' * 45                    | 'a' * 45
    }

    def "names of deployments are labels of DNS that no two share"() {
        given:
        def names = ['a.b-c', 'a-b.c', 'a-b-c', 'A-b-c', 'a_b_c', 'a' * 45, 'a' * 46, 'a' * 47, '___', 'x.' + 'é' * 30, 'p.user.o-neil.x', 'p.user.o.neil-x',
                     ('a' * 38) + '-' + 'b' * 20, ('a' * 38) + '_' + 'b' * 20]

        when:
        def deployments = names.collect { ArgoNames.deployment(it) }

        then:
        deployments.toSet().size() == names.size()
        deployments.every { it ==~ /[a-z]([-a-z0-9]{0,43}[a-z0-9])?/ }
    }
}
