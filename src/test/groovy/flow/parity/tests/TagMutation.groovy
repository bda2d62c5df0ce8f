package flow.parity.tests

import flow.client.Run
import flow.parity.CoreTest
import flow.parity.Ran

/** Tags are added, taken away and replaced while the run goes on and when it is over: all of a call, or nothing of it. */
class TagMutation extends CoreTest {
    private static final List<String> GIVEN = ['刺身 means sashimi', 'multiple tags should be ok']

    TagMutation() {
        header = '''
            import flow.client.Runs

            def me(id) { Runs.in(Path.of('FOLDER')).get(id) }
            '''
        on('start', '''
            def run = me(current.runId)
            assert run.addTags('one', 'two', '二') == run.tags
            assert run.removeTags('two') == run.tags
            ''')
        on('end', "assert me(current.runId).tags.containsAll(['one', '二'])")
        on('all', '')
    }

    @Override
    void check(Ran ran) {
        def run = ran.run
        def now = GIVEN + ['one', '二']
        assert run.tags == now.toSet()
        assert run.addTags('one', 'three') == (now + 'three').toSet()
        assert run.tag(['four'], ['three']).all() == (now + 'four').toSet()
        refused(run, 'the run has no tag \'gone\'') { it.tag(['five'], ['four', 'gone']) }
        refused(run, 'the run has no tag \'three\'') { it.removeTags('four', 'three') }
        refused(run, 'a tag is not empty') { it.addTags('five', '') }
        refused(run, 'a tag has at most 500 characters') { it.addTags('x' * 501) }
        assert run.tags == (now + 'four').toSet()
        assert run.addTags('x' * 500).contains('x' * 500)
        assert run.removeTags(*run.tags) == [] as Set
        assert run.removeTags() == [] as Set
        ran.expected.each { assert ran.task(it).run.tags == [] as Set }
    }

    private static void refused(Run run, String message, Closure change) {
        def before = run.tags
        try {
            change(run)
        } catch (IllegalArgumentException refused) {
            assert refused.message == message
            assert run.tags == before
            return
        }
        throw new AssertionError("nobody said '$message'" as Object)
    }
}
