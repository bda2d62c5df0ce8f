package flow.script.syntax

import flow.dsl.Site
import flow.problem.SourceText
import java.nio.file.Path
import org.codehaus.groovy.control.ClassNodeResolver
import org.codehaus.groovy.control.CompilationFailedException
import org.codehaus.groovy.control.CompilationUnit
import org.codehaus.groovy.control.CompilerConfiguration
import org.codehaus.groovy.control.Phases
import org.codehaus.groovy.control.customizers.ImportCustomizer
import spock.lang.Shared
import spock.lang.Specification

/**
 * Whatever is changed in a body, its fingerprint tells, and no other one. Some tokens of each example are changed in every build;
 * all of them, which takes minutes, with -Dflow.every.token=true.
 */
class FingerprintOfEveryTokenSpec extends Specification {

    /** Remembers what classes there are: looking for them takes most of the time. */
    @Shared
    ClassNodeResolver classes = new ClassNodeResolver()

    def "every change of a token changes the one fingerprint: #example"() {
        given:
        def lines = Path.of('dsl-examples', example).toFile().readLines()
        def tokens = tokensOf(lines)
        def before = fingerprints(sitesOf(lines))
        def bodies = bodies(sitesOf(lines), tokens)
        def changed = []
        def wrong = []

        when:
        some(flow(sitesOf(lines), tokens)).each { i ->
            def token = tokens[i]
            def around = bodies.findAll { it.value.contains(i) }.keySet()
            def sites = token.isName() && !around ? null : sitesOf(withOther(lines, token))
            if (sites) {
                def after = fingerprints(sites)
                def differ = before.keySet().findAll { before[it] != after[it] }
                changed.addAll(differ)
                wrong.addAll(differ == around ? [] : ["$token: $differ"])
            }
        }

        then:
        wrong == []
        !changed.empty

        where:
        example << new File('dsl-examples').list().findAll { it.endsWith('.flow.groovy') }.sort()
    }

    private static List<Integer> some(List<Integer> tokens) {
        def every = Boolean.getBoolean('flow.every.token') ? 1 : Math.max(1, tokens.size().intdiv(25))
        tokens.findAll { it % every == 0 }
    }

    /** Null for what cannot be changed without changing what stands around it. */
    private static String changeOf(ScriptToken token) {
        switch (token.kind()) {
            case 'Identifier': return token.text() + 'x'
            case 'IntegerLiteral': return token.text() + '1'
            case 'FloatingPointLiteral': return token.text() + '1'
            case 'StringLiteral': return token.text().length() > 2 ? token.text()[0] + 'z' + token.text().substring(1) : null
            case 'ADD': return '-'
            case 'MUL': return '/'
            case 'LT': return '>'
            case 'GT': return '<'
            case 'EQUAL': return '!='
            default: return null
        }
    }

    /** The script with one token changed; null when it stays as it is. */
    private static List<String> withOther(List<String> lines, ScriptToken token) {
        def line = lines[token.line() - 1]
        def other = changeOf(token)
        if (other == null || token.text().contains('\n')) {
            return null
        }
        def from = token.column() - 1
        def text = line.substring(0, from) + other + line.substring(from + token.text().length())
        lines.withIndex().collect { it, i -> i == token.line() - 1 ? text : it }
    }

    private static List<ScriptToken> tokensOf(List<String> lines) {
        ScriptToken.of(SourceText.of('x', lines.join('\n'))).findAll { it.kind() != 'NL' }
    }

    /** Which tokens stand in each body, by the number of its word and its path. */
    private static Map<List<Object>, IntRange> bodies(List<Site> sites, List<ScriptToken> tokens) {
        def ranges = [:]
        sites.eachWithIndex { site, number ->
            site.closures().keySet().each { path -> ranges[[number, path]] = braces(site, path, tokens) }
        }
        ranges
    }

    /** Which tokens stand between the braces of the flow; behind them are methods, which many bodies may call. */
    private static IntRange flow(List<Site> sites, List<ScriptToken> tokens) {
        braces(sites.find { it.word() == 'flow' }, '1', tokens)
    }

    private static IntRange braces(Site site, String path, List<ScriptToken> tokens) {
        def at = site.value(path)
        def from = tokens.findIndexOf { it.line() == at.line() && it.column() == at.column() }
        def depth = 0
        def until = (from..<tokens.size()).find { depth += tokens[it].opens() ? 1 : tokens[it].closes() ? -1 : 0; depth == 0 }
        from..until
    }

    private static Map<List<Object>, String> fingerprints(List<Site> sites) {
        def found = [:]
        sites.eachWithIndex { site, number ->
            site.fingerprints().each { path, fingerprint -> found[[number, path]] = fingerprint }
        }
        found
    }

    /** Null when the script is none any more. */
    private List<Site> sitesOf(List<String> lines) {
        if (lines == null) {
            return null
        }
        def text = lines.join('\n')
        def syntax = new ScriptSyntax(SourceText.of('x.flow.groovy', text))
        def configuration = new CompilerConfiguration(scriptBaseClass: 'flow.dsl.FlowScript')
        configuration.addCompilationCustomizers(new ImportCustomizer().addImports('java.nio.file.Files'), syntax)
        def unit = new CompilationUnit(configuration, null, new GroovyClassLoader(getClass().classLoader))
        unit.classNodeResolver = classes
        unit.addSource('x.flow.groovy', text)
        try {
            unit.compile(Phases.SEMANTIC_ANALYSIS)
        } catch (CompilationFailedException none) {
            return null
        }
        syntax.sites([:])
    }
}
