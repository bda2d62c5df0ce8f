package flow.show

import spock.lang.Specification

class DotSpec extends Specification {

    def "a flow is a digraph"() {
        expect:
        Drawn.picture('''
            step start
            foreach names as name
                gang work nodes 2 with heavy
                join done
            join all
            choose
                when: asks bad
                    repeat again
                        step mend
            step end
            ''', Format.DOT) == '''\
digraph flow {
    label="sketch"; labelloc=t; fontname="Helvetica";
    node [shape=box, style=rounded, fontname="Helvetica"];
    edge [fontname="Helvetica", fontsize=10];
    n0 [label="start"];
    subgraph cluster_1 {
        label="foreach name in names"; labeljust=l; style="rounded,dashed";
        n2 [label="work\\n2 nodes, 4 cpu, 16 GB, retry 3, timeout 2 h\\nFits one.", shape=box3d, style=solid];
        n3 [label="join done", shape=ellipse];
    }
    n4 [label="join all", shape=ellipse];
    n5 [label="choose", shape=diamond, style=solid];
    subgraph cluster_6 {
        label="repeat again, at most 10 rounds"; labeljust=l; style="rounded,dashed";
        n7 [label="mend"];
    }
    n8 [label="end"];
    n0 -> n2;
    n2 -> n3;
    n3 -> n4;
    n4 -> n5;
    n5 -> n7 [label="when bad"];
    n7 -> n7 [label="again", style=dashed, constraint=false];
    n7 -> n8;
    n5 -> n8 [label="otherwise"];
}
'''
    }

    def "no text of a user leaves its string: #hostile"() {
        when:
        def dot = Drawn.picture('step a with hostile', Format.DOT, false,
            [hostile: Drawn.options(description: hostile)])

        then:
        strings(dot).contains("a\\n$inside".toString())
        outsideOfStrings(dot) == outsideOfStrings(Drawn.picture('step a with plain', Format.DOT, false,
            [plain: Drawn.options(description: 'plain')]))

        where:
        hostile             || inside
        'ends"]; n9 [x="'    || 'ends\\"]; n9 [x=\\"'
        'back\\'             || 'back\\\\'
        '\\" \\N \\G'        || '\\\\\\" \\\\N \\\\G'
        'a\n}'              || 'a }'
        '&quot; &lt;'       || '&amp;quot; &amp;lt;'
        '<b>bold</b>'       || '<b>bold</b>'
        'größe 😀'           || 'größe 😀'
    }

    private static List<String> strings(String dot) {
        dot.findAll(/"(?:[^"\\]|\\.)*"/).collect { it[1..-2] }
    }

    private static String outsideOfStrings(String dot) {
        dot.replaceAll(/"(?:[^"\\]|\\.)*"/, '""')
    }
}
