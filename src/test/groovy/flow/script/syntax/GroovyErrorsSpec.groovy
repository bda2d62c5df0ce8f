package flow.script.syntax

import spock.lang.Specification

/** What Groovy's compiler refuses, in plain words and at the right place. */
class GroovyErrorsSpec extends Specification implements SyntaxFixture {

    def "a bracket without a partner is shown: #text"() {
        expect:
        found(text) == [problem]

        where:
        text                                                              | problem
        "flow('f') {\n  step('s') {\n    x = 1\n}\n"                      | "F001 2:13 {: this '{' is never closed | add the missing '}'"
        "flow('f') {\n  step('s') {\n    x = 1\n  }\n"                    | "F001 1:11 {: this '{' is never closed | add the missing '}'"
        "flow('f') {\n  if (a) {\n  } else {\n    x = 1\n}\n"             | "F001 3:10 {: this '{' is never closed | add the missing '}'"
        "flow('f') {\n  step('s') { }\n}\n}\n"                            | "F001 4:1 }: this '}' closes nothing | remove it, or add what it should close"
        "flow('f') { step('s') { x = 1 } ) }"                             | "F001 1:33 ): this ')' closes nothing | remove it, or add what it should close"
        "flow('f') { step('s' { x = 1 } }"                                | "F001 1:17 (: this '(' is never closed | add the missing ')'"
        "flow('f') { step('s') { x = [1, 2 } }"                           | "F001 1:29 [: this '[' is never closed | add the missing ']'"
        "flow('f') { step('s') { if (a { x = 1 } } }"                     | "F001 1:28 (: this '(' is never closed | add the missing ')'"
        "def f() { return 1\nflow('f') { }"                               | "F001 1:9 {: this '{' is never closed | add the missing '}'"
    }

    def "where the bracket is missed is shown too"() {
        expect:
        notes("flow('f') {\n  rows.each {\n    x = 1\n  )\n}\n") == ['4:3 ): here at the latest']
    }

    def "brackets in texts and comments do not count"() {
        expect:
        found("flow('f') { step('s') { x = '}' + \"{\${a}\" + /(/; /* { */ // [\n y = 1 +} }") ==
            ["F001 2:9 }: something is missing before this '}'"]
    }

    def "the parser stumbles over #what"() {
        expect:
        foundInBody(body) == [problem]

        where:
        what                   | body                       | problem
        'an operator alone'    | 'x = (1 + )'               | "F001 2:10 ): something is missing before this ')'"
        'a lone else'          | 'else { x = 1 }'           | "F001 2:1 else: the keyword 'else' cannot stand here"
        'a keyword as a name'  | 'class = 1'                | "F001 2:1 class: 'class' is a keyword, and no name | choose another name"
        'a missing colon'      | 'x = [a: 1, b 2]'          | "F001 2:12 b: a ':' is missing behind 'b' | write b: 2"
        'a missing comma'      | 'x = [1 2]'                | "F001 2:8 2: a ',' is missing before '2'"
        'an assignment to 1'   | '1 = x'                    | 'F001 2:1 1 = x: nothing can be assigned to this'
        'a break'              | 'break'                    | "F001 2:1 break: 'break' stands outside of loops and switches"
        'a try alone'          | 'try { x = 1 }'            | "F001 2:1 try { x = 1 }: a 'try' needs a 'catch' or a 'finally'"
        'an octal number'      | 'x = 09'                   | 'F001 2:5 0: a number that begins with 0 is octal, and has no 8 or 9 | leave the 0 out'
        'a static local'       | 'static int x = 3'         | "F001 2:12 x: the variable 'x' cannot be 'static'"
        'a second declaration' | 'def x = 1; def x = 2'     | "F001 2:16 x: 'x' is declared twice | rename one of them"
        'a shadowed name'      | 'def n = 1; [1].each { n -> }' | "F001 2:23 n: 'n' is declared outside of these braces already | rename one of them"
        'a typographic quote'  | 'x = ‘a’'                  | "F001 2:5 ‘: this is no quotation mark to Groovy | write '"
        'a double one'         | 'x = “a”'                  | 'F001 2:5 “: this is no quotation mark to Groovy | write "'
        'a shell comment'      | 'x = 1 # one'              | "F001 2:7 #: '#' has no meaning here | comments begin with //"
        'an invisible blank'   | 'x =\u00A0 1'              | 'F001 2:4 \u00A0: an invisible character stands here | write a blank instead'
        'an emoji'             | '😀 = 1'                   | "F001 2:1 😀: '😀' has no meaning here"
    }

    def "a text that is never closed begins at the caret: #text"() {
        expect:
        found(text) == [problem]

        where:
        text                                  | problem
        "flow('f) { step('s') { } }"          | "F001 1:19 ': the text that begins here is not closed | add the missing '"
        "flow('f') { step(\"s) { } }"         | 'F001 1:18 ": the text that begins here is not closed | add the missing "'
        "flow('f') { step('s') { x = 'a } }"  | "F001 1:29 ': the text that begins here is not closed | add the missing '"
        "/* comment\nflow('f') { }"           | "F001 1:1 /*: this comment is never closed | add the missing '*/'"
    }

    def "an unknown class is shown the nearest one: #name"() {
        expect:
        foundInBody(body) == [problem]

        where:
        name         | body                          | problem
        'Strin'      | 'Strin x = 1'                 | "F001 2:1 Strin: there is no class 'Strin' | did you mean 'String'?"
        'LocalDat'   | 'x = new LocalDat()'          | "F001 2:9 LocalDat: there is no class 'LocalDat' | did you mean 'LocalDate'?"
        'ArrayLst'   | 'x = [] as ArrayLst'          | "F001 2:11 ArrayLst: there is no class 'ArrayLst' | did you mean 'ArrayList'?"
        'IOExceptio' | 'try { } catch (IOExceptio e) { }' | "F001 2:16 IOExceptio: there is no class 'IOExceptio' | did you mean 'IOException'?"
        'Customer'   | 'x = new Customer()'          | "F001 2:9 Customer: there is no class 'Customer' | import it, or declare it"
        'string'     | 'string x = "a"'              | "F001 2:1 string: there is no class 'string' | did you mean 'String'?"
        'val'        | 'val x = 1'                   | "F001 2:1 val: there is no class 'val' | a variable is declared with 'def'"
        'Integr'     | 'List<Integr> x = []'         | "F001 2:6 Integr: there is no class 'Integr' | did you mean 'Integer'?"
    }

    def "classes of the script and its imports are near, too"() {
        expect:
        found("import groovy.json.JsonSlurper\nclass Customer { }\nflow('f') { step('s') { x = new Custmer(); y = new JsonSlurpr() } }") == [
            "F001 3:33 Custmer: there is no class 'Custmer' | did you mean 'Customer'?",
            "F001 3:52 JsonSlurpr: there is no class 'JsonSlurpr' | did you mean 'JsonSlurper'?",
        ]
    }

    def "an import of what is not there asks for a library"() {
        expect:
        found("import org.acme.Model\nflow('f') { step('s') { } }") == [
            "F001 1:8 org.acme.Model: there is no class 'org.acme.Model' | a library is declared with dependency 'group:name:version'",
        ]
    }

    def "a superclass is pointed at, not the class"() {
        expect:
        found("class A extends Foo implements Bar { }\nflow('f') { step('s') { } }") == [
            "F001 1:17 Foo: there is no class 'Foo' | import it, or declare it",
            "F001 1:32 Bar: there is no class 'Bar' | import it, or declare it",
        ]
    }

    def "an option given twice is the same fault as in a map"() {
        given:
        def text = "flow('f') { step('s', retry: 1, timeout: 2, retry: 3) { } }"

        expect:
        found(text) == ["F025 1:45 retry: 'retry' is given twice | keep one of them"]
        notes(text) == ['1:23 retry: the first one']
    }

    def "what is said of classes is put plainly: #text"() {
        expect:
        found("$text\nflow('f') { step('s') { } }") == [problem]

        where:
        text                                                                            | problem
        'abstract class A { abstract void f() }\nclass B extends A { }'                 | "F001 2:7 B: the class 'B' lacks the method 'void f()' | write it, or make the class abstract"
        "@groovy.transform.CompileStatic class A { int f() { 'x'.foo() } }"             | 'F001 1:53 \'x\'.foo(): cannot find matching method String#foo()'
        'static f() { println total }'                                                  | "F001 1:22 total: 'total' is not declared, and a static method sees nothing else | declare it, or pass it as an argument"
    }

    def "nothing of the compiler's own shows: #text"() {
        given:
        def shown = found(text).join('\n')

        expect:
        !shown.contains('groovy.')
        !shown.contains('@ line')
        !shown.contains('Exception')
        !shown.contains('\n\n')

        where:
        text << [
            "flow('f') { step('s') { x = 09 } }",
            "@groovy.transform.CompileStatic class A { int f() { 'x'.foo() } }",
            "class A { final int x; void f() { x = 1 } }\nclass A { }",
            "flow('f') { step('s') { int x = 'a' as Intt } }",
            "package a.b\nclass C { void f() { }; void f() { } }",
        ]
    }
}
