package flow.graph

import spock.lang.Specification

class MessageTemplateSpec extends Specification {
    private static final Map<Placeholder, String> FAILED = [
        (Placeholder.FLOW): 'train', (Placeholder.RUN): '1m7', (Placeholder.STATUS): 'failed', (Placeholder.STEP): 'fit', (Placeholder.TASK): 'fit[2]',
        (Placeholder.ERROR): 'IOException: no\n  at all', (Placeholder.TOOK): '3 s']
    private static final Map<Placeholder, String> SUCCEEDED =
        [(Placeholder.FLOW): 'train', (Placeholder.RUN): '1m7', (Placeholder.STATUS): 'succeeded', (Placeholder.TOOK): '3 s', (Placeholder.LINK): 'https://argo/x']

    private static String filled(String text, Map<Placeholder, String> values) {
        new MessageTemplate(text).filled { values.getOrDefault(it, '') }
    }

    def "placeholders are filled in, and a line that has nothing to say is left out"() {
        expect:
        filled(MessageTemplate.DEFAULT.text(), FAILED) == 'train failed after 3 s\nin step fit[2]\nIOException: no\n  at all\nrun 1m7'
        filled(MessageTemplate.DEFAULT.text(), SUCCEEDED) == 'train succeeded after 3 s\nrun 1m7\nhttps://argo/x'
    }

    def "#text: #said"() {
        expect:
        filled(text, FAILED) == said

        where:
        text                           || said
        'plain'                        || 'plain'
        '{flow}{run}'                  || 'train1m7'
        '{link}{flow}'                 || 'train'
        'a\n{link}\n\nb'               || 'a\n\nb'
        '{"flow": "{flow}"}'           || '{"flow": "train"}'
        '{ flow } {} {1} }{ {flow'     || '{ flow } {} {1} }{ {flow'
        '{{{flow}'                     || '{{train'
        '$1 \\ {flow}'                 || '$1 \\ train'
    }

    def "what is filled in is not looked into"() {
        expect:
        filled('{error} {run}', FAILED + [(Placeholder.ERROR): '{run} $1 \\1 {{workflow.name}} ${1+1}']) == '{run} $1 \\1 {{workflow.name}} ${1+1} 1m7'
    }
}
