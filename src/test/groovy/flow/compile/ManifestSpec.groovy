package flow.compile

import spock.lang.Specification

class ManifestSpec extends Specification {

    def "an object says what it is and how it is called"() {
        when:
        def manifest = new Manifest(object())

        then:
        manifest.toString() == 'CronWorkflow training'
        manifest.apiVersion() == 'argoproj.io/v1alpha1'
    }

    def "it stays as it was, whatever becomes of what it was made of"() {
        given:
        def content = object() + [spec: [schedules: ['0 2 * * *']]]
        def manifest = new Manifest(content)

        when:
        content.spec.schedules << '@daily'

        then:
        manifest.content().spec.schedules == ['0 2 * * *']

        when:
        manifest.content().spec.schedules << '@daily'

        then:
        thrown(UnsupportedOperationException)
    }

    def "one without #key is none"() {
        when:
        new Manifest(object() + [(key): null])

        then:
        thrown(IllegalArgumentException)

        where:
        key << ['apiVersion', 'kind', 'metadata']
    }

    private static Map object() {
        [apiVersion: 'argoproj.io/v1alpha1', kind: 'CronWorkflow', metadata: [name: 'training']]
    }
}
