package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** What a task knows of its run is the same in all, what it knows of itself is its own, and both agree with the store. */
class CurrentSingleton extends CoreTest {
    CurrentSingleton() {
        header = '''
            def common(it) { [it.flowName, it.runId, it.originRunId, it.projectName, it.branchName, it.isProduction, it.userName, it.tags] }

            def own(it) { [(it.pathspec): [it.stepName, it.taskId, it.attempt, UUID.randomUUID()]] }
            '''
        settings = "project 'current_singleton'"
        on('start', '''
            run = common(current)
            mine = own(current)
            all = mine
            ''')
        on('join', '''
            mine = own(current)
            all = inputs*.all.sum() + mine
            assert run == common(current)
            ''')
        on('all', '''
            mine = own(current)
            all += mine
            assert run == common(current)
            ''')
    }

    @Override
    void check(Ran ran) {
        def tags = ran.start.tags().all().toList()
        assert ran.set('start').run == ['CurrentSingleton', ran.runId, null, 'current_singleton', 'user.ada', false, 'ada', tags]
        def all = ran.set('end').all
        assert all.size() == ran.done.size()
        ran.expected.each {
            def pathspec = [ran.runId, it.place.name, it.id].join('/')
            assert all[pathspec].take(3) == [it.place.name, it.id, 0]
            assert ran.task(it).path == pathspec
            assert ran.task(it)['mine'] == [(pathspec): all[pathspec]]
        }
    }
}
