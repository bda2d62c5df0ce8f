package flow.show

import spock.lang.Specification

class MermaidSpec extends Specification {

    /** Every line that Mermaid's grammar knows of those that we write; labels hold no character that could end them. */
    static final LABEL = /"(?:[\p{L}\p{Nd} ,?()]|[-_.](?=[\p{L}\p{Nd}])|#\d+;|<br\/>)*"/
    static final LINES = [
        /flowchart TD/,
        / +subgraph n\d+\[$LABEL]/,
        / +end/,
        / +n\d+(?:\[$LABEL]|\[\[$LABEL]]|\(\[$LABEL]\)|\{$LABEL}|\{\{$LABEL}})/,
        / +n\d+ (?:-->|-\.->)(?:\|$LABEL\|)? n\d+/,
    ]

    def "a flow is a flowchart"() {
        expect:
        Drawn.picture(Drawn.EVERYTHING, Format.MERMAID, true) == '''\
flowchart TD
    n0["start"]
    subgraph n1["foreach dataset in datasets, 50 at a time"]
        n2["process<br/>4 cpu, 16 GB, retry 3, timeout 2 h<br/>Fits one#46;"]
    end
    n3(["join merge"])
    n4["report"]
    subgraph n5["branch publish"]
        n6["pack"]
        n7["send"]
    end
    n8(["join gather"])
    n9{"choose"}
    n10["small"]
    n11["large"]
    subgraph n12["repeat refine until error#60;0.1, at most 50 rounds"]
        n13{{"iterate?"}}
        subgraph n14["foreach #91;1, 2, 3, 4, 5, #8230; 100 in all#93;"]
            n15["iterate<br/>catchInto failure"]
        end
        n16(["join iterated"])
        n17{"choose"}
        n18[["tune<br/>4 nodes"]]
        n19(["join tuned"])
        n20{{"refine?"}}
    end
    n21["end"]
    n0 --> n2
    n2 --> n3
    n3 --> n4
    n3 --> n6
    n6 --> n7
    n4 --> n8
    n7 --> n8
    n8 --> n9
    n9 -->|"when total#60;1000"| n10
    n9 -->|"when (line 16)"| n11
    n10 --> n13
    n11 --> n13
    n9 -->|"otherwise"| n13
    n13 --> n15
    n15 --> n16
    n16 --> n17
    n17 -->|"when bad"| n18
    n18 --> n19
    n19 --> n20
    n17 -->|"otherwise"| n20
    n20 -.->|"again"| n13
    n20 --> n21
'''
    }

    def "no text of a user can break it: #hostile"() {
        when:
        def lines = Drawn.picture(
            'step a with hostile\nforeach 1..2\n    gang b with hostile\n    join c with hostile\njoin d', Format.MERMAID,
            true, [hostile: Drawn.options(description: hostile)]).readLines()

        then:
        lines.findAll { line -> !LINES.any { line ==~ it } } == []

        where:
        hostile << [
            'ends"]; click n0 "javascript:alert(1)"', '<script>alert(1)</script>', '%%{init: {"theme": "dark"}}%%',
            '`markdown` **bold** _it_', '- a list', '1. a list', '#quot; &quot; #34;', 'a\nend\nsubgraph x', '|pipe| --> n9',
            'ﬂ°°60¶ß', ':::class', '===', '\\" \\', '😀 größe', '\u0000\u202e', '[[x]] {{y}} ([z])',
        ]
    }

    def "nor can random text"() {
        given:
        def random = new Random(seed)
        def text = (1..60).collect { Character.toString(random.nextInt(random.nextBoolean() ? 128 : 0x2ff)) }.join()

        expect:
        Mermaid.escape(text) ==~ /(?:[\p{L}\p{Nd} ,?()]|[-_.](?=[\p{L}\p{Nd}])|#\d+;)*/

        where:
        seed << (1..50)
    }
}
