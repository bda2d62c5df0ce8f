package flow.problem

import spock.lang.Specification

class ProblemPrinterSpec extends Specification {

    def "the carets stand under what is meant, as a terminal shows it: #line"() {
        given:
        def from = line.indexOf(meant)
        def problem = Problem.of(Code.F012, new Position('x.flow', 1, from + 1, meant.length()), 'what', null)

        expect:
        ProblemPrinter.over(SourceText.of('x.flow', line)).print(problem).readLines()[3..4] == ["1 | $shown" as String, "  | $carets" as String]

        where:
        line                  | meant   | shown                 | carets
        'x = totl'            | 'totl'  | 'x = totl'            | '    ^^^^'
        "x =\ttotl"           | 'totl'  | 'x = totl'            | '    ^^^^'
        "'日本語' + totl"        | 'totl'  | "'日本語' + totl"        | '           ^^^^'
        "'ｱ한' + totl"          | 'totl'  | "'ｱ한' + totl"          | '        ^^^^'
        "'😀' + totl"          | 'totl'  | "'😀' + totl"          | '       ^^^^'
        "'e\u0301' + totl"    | 'totl'  | "'e\u0301' + totl"    | '      ^^^^'
        'x = 名前 + 1'          | '名前'    | 'x = 名前 + 1'          | '    ^^^^'
    }
}
