package flow.codepackage

import spock.lang.Specification

class SelectionSpec extends Specification {

    def "the pattern #pattern #does #path"() {
        expect:
        PathPattern.of(pattern).fits(path, folder) == (does == 'fits')

        where:
        pattern      | path            | folder || does
        'a.txt'      | 'a.txt'         | false  || 'fits'
        'a.txt'      | 'b/c/a.txt'     | false  || 'fits'
        'a.txt'      | 'ba.txt'        | false  || 'does not fit'
        'a.txt'      | 'axtxt'         | false  || 'does not fit'
        '/a.txt'     | 'a.txt'         | false  || 'fits'
        '/a.txt'     | 'b/a.txt'       | false  || 'does not fit'
        'b/a.txt'    | 'b/a.txt'       | false  || 'fits'
        'b/a.txt'    | 'c/b/a.txt'     | false  || 'does not fit'
        '*.txt'      | 'b/a.txt'       | false  || 'fits'
        'b/*.txt'    | 'b/a.txt'       | false  || 'fits'
        'b/*.txt'    | 'b/c/a.txt'     | false  || 'does not fit'
        '**/a.txt'   | 'a.txt'         | false  || 'fits'
        '**/a.txt'   | 'b/c/a.txt'     | false  || 'fits'
        'b/**'       | 'b/c/a.txt'     | false  || 'fits'
        'b/**'       | 'b'             | true   || 'does not fit'
        'b/**/a.txt' | 'b/a.txt'       | false  || 'fits'
        'b/**/a.txt' | 'b/c/d/a.txt'   | false  || 'fits'
        'b/'         | 'b'             | true   || 'fits'
        'b/'         | 'c/b'           | true   || 'fits'
        'b/'         | 'b'             | false  || 'does not fit'
        'a?.txt'     | 'ab.txt'        | false  || 'fits'
        'a?.txt'     | 'a/.txt'        | false  || 'does not fit'
        '[a-c].txt'  | 'b.txt'         | false  || 'fits'
        '[!a-c].txt' | 'b.txt'         | false  || 'does not fit'
        '[!a-c].txt' | 'd.txt'         | false  || 'fits'
        '[a'         | '[a'            | false  || 'fits'
        '\\*.txt'    | '*.txt'         | false  || 'fits'
        '\\*.txt'    | 'a.txt'         | false  || 'does not fit'
        'a+(b).txt'  | 'a+(b).txt'     | false  || 'fits'
        'a**.txt'    | 'abc.txt'       | false  || 'fits'
    }

    def "sources come along and nothing else: #path"() {
        expect:
        new Selection([], [], []).takes(path) == taken

        where:
        path                    || taken
        'Tools.groovy'          || true
        'org/example/Tool.java' || true
        'other.flow.groovy'     || false
        'data.csv'              || false
        'target/Tools.groovy'   || false
        '.hidden/Tools.groovy'  || false
    }

    def "what .flowignore names stays, and what it takes back comes along"() {
        given:
        def selection = new Selection(['# drafts', '', 'drafts/', '*Spec.groovy  ', '!ShownSpec.groovy'], [], [])

        expect:
        !selection.enters('drafts')
        selection.enters('kept')
        !selection.takes('ToolSpec.groovy')
        !selection.takes('drafts/Tool.groovy')
        selection.takes('ShownSpec.groovy')
        selection.takes('Tool.groovy')
    }

    def "what is included comes along from wherever it is, and what is excluded never does"() {
        given:
        def selection = new Selection(['data/'], ['data/*.csv', 'target/model', '*.sql'], ['secret.*', 'target/model/tmp'])

        expect:
        selection.enters('data')
        selection.enters('target')
        selection.enters('target/model')
        selection.enters('target/model/v1/layers')
        selection.takes('target/model/v1/layers/0.bin')
        selection.takes('target/model/weights.bin')
        selection.takes('data/rows.csv')
        selection.takes('a/b.sql')
        !selection.enters('target/classes')
        !selection.enters('target/model/tmp')
        !selection.takes('data/Tool.groovy')
        !selection.takes('secret.sql')
        !selection.takes('secret.groovy')
    }
}
