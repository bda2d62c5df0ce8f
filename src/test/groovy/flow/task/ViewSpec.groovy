package flow.task

import flow.store.ArtifactRef
import spock.lang.Specification

class ViewSpec extends Specification {

    def "a later view shows what was set last, and the earlier one still what was set before"() {
        given:
        def first = view(x: 'a', y: 'b')
        def second = first.with(bindings(x: 'c'))

        expect:
        digest(second, 'x') == 'c'
        digest(second, 'y') == 'b'
        digest(first, 'x') == 'a'
        first.find('z') == null
    }

    def "names are those that have a value, in alphabetical order"() {
        expect:
        view(b: '1', a: '2', c: '3')
            .with(c: Binding.Removed.INSTANCE, d: new Binding.Blocked('branches', 'join'))
            .names() as List == ['a', 'b']
    }

    def "a path of any length has few layers, however many names are set on it"() {
        given:
        def view = View.EMPTY

        when:
        10_000.times { view = view.with(bindings(("n${it % names}".toString()): "v$it")) }

        then:
        view.depth() <= 16
        digest(view, "n${9_999 % names}") == 'v9999'

        where:
        names << [1, 3, 1_000, 10_000]
    }

    def "branches share what was there before them, and are told apart by what they changed"() {
        given:
        def before = View.EMPTY.with(bindings((0..<1_000).collectEntries { ["n$it".toString(), "v$it".toString()] }))
        def start = before.branch()

        when:
        def end = start.with(bindings(n1: 'other', n2: 'v2')).with(bindings(fresh: 'f')).with(n3: Binding.Removed.INSTANCE)

        then:
        end.changedSince(before) as List == ['fresh', 'n1', 'n3']
        start.changedSince(before).empty
        digest(end, 'n999') == 'v999'
    }

    def "a branch copies nothing of what was there before it"() {
        given:
        def before = view(a: '1', b: '2')

        expect:
        before.branch().with(bindings(c: '3', d: '4')).with(bindings(e: '5')).depth() == before.depth() + 2
    }

    def "a value that was changed and changed back has not changed"() {
        given:
        def before = view(x: 'a')

        expect:
        before.branch().with(bindings(x: 'b')).with(bindings(x: 'a')).changedSince(before).empty
    }

    def "a name that was created and removed again has not changed"() {
        expect:
        View.EMPTY.branch().with(bindings(x: 'b')).with(x: Binding.Removed.INSTANCE).changedSince(View.EMPTY).empty
    }

    def "a branch inside a branch is told apart from its own beginning"() {
        given:
        def outer = view(x: 'a').branch().with(bindings(y: 'b'))

        expect:
        outer.branch().with(bindings(z: 'c')).changedSince(outer) as List == ['z']
    }

    private static View view(Map<String, String> digests) { View.EMPTY.with(bindings(digests)) }

    private static Map<String, Binding> bindings(Map<String, String> digests) {
        digests.collectEntries { name, digest -> [name, new Binding.Kept(ArtifactRef.elsewhere('e', digest, 0))] }
    }

    private static String digest(View view, String name) { (view.find(name) as Binding.Kept).value().digest() }
}
