package flow.report

import groovy.json.JsonSlurper
import spock.lang.Specification

class HtmlSpec extends Specification {
    def out = new StringWriter()
    def html = new Html(out)

    def "a text stays a text: #text"() {
        when:
        html.leaf(Tag.P, text, Name.TITLE.is(text))

        then:
        out.toString() == "<p title=\"$escaped\">$escaped</p>"

        where:
        text                                  || escaped
        'plain'                               || 'plain'
        '</script><img src=x onerror=alert()>' || '&lt;/script&gt;&lt;img src=x onerror=alert()&gt;'
        '" onclick="x'                        || '&quot; onclick=&quot;x'
        "' & &amp;"                           || '&#39; &amp; &amp;amp;'
        'Zoë 日本 🐧'                          || 'Zoë 日本 🐧'
        'two\nlines\tand a tab'               || 'two\nlines\tand a tab'
        'a\u0000b\u001b[31mc\r'               || 'a.b.[31mc.'
        'turned \u202e round'                 || 'turned . round'
        'half \ud83d of one'                  || 'half \ufffd of one'
    }

    def "data for the script is JSON that no text in it can leave"() {
        given:
        def hostile = '</script><!--<script>\u2028\u2029&amp;\''

        when:
        html.data('data') { json -> json.writeString(hostile) }

        then:
        def written = out.toString()
        def json = written - '<script type="application/json" id="data">' - '</script>\n'
        !(json =~ /[<>&'\u2028\u2029]/)
        new JsonSlurper().parseText("[$json]") == [hostile]
    }

    def "a link leads to a place of the same page, whatever it is told"() {
        when:
        html.leaf(Tag.A, 'x', Name.HREF.is('javascript:alert()'))

        then:
        out.toString() == '<a href="#javascript:alert()">x</a>'
    }

    def "what runs or loads something has no name"() {
        expect:
        Tag.values().every { !(it.toString() in ['script', 'style', 'img', 'iframe', 'object', 'embed', 'link', 'base', 'form', 'use', 'image']) }
        Name.values().every { !it.toString().startsWith('on') && !(it.toString() in ['src', 'style', 'action', 'formaction', 'srcdoc']) }
    }
}
