package flow.parity.tests

import flow.client.Task
import flow.parity.CoreTest
import flow.parity.Ran

/** The parents and children of each task, as they are read later, are those that the tasks saw while they ran. */
class RuntimeDag extends CoreTest {
    RuntimeDag() {
        on('start', '''
            parents = []
            here = current.pathspec
            ''')
        on('join', '''
            parents = inputs*.here
            here = current.pathspec
            ''')
        on('all', '''
            parents = [here]
            here = current.pathspec
            ''')
    }

    @Override
    void check(Ran ran) {
        Map<String, Task> tasks = ran.expected.collectEntries { [ran.task(it).path, ran.task(it)] }
        Map<String, List<String>> parents = tasks.collectEntries { path, task -> [path, task.own.parents.value] }
        tasks.each { path, task ->
            assert task.parents*.path == parents[path]
            assert task.parents.every { it == tasks[it.path] && it['here'] == it.path }
            assert task.children*.path.sort() == parents.findAll { path in it.value }*.key.sort()
        }
        ran.run.steps.each { step ->
            assert step.parents*.name.toSet() == step.tasks*.parents.flatten()*.step.toSet()
            assert step.children*.name.toSet() == step.tasks*.children.flatten()*.step.toSet()
        }
        assert tasks.values().count { !it.parents } == 1
    }
}
