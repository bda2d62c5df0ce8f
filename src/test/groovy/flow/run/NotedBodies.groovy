package flow.run

import java.util.concurrent.CopyOnWriteArrayList

/** Bodies that note that they ran, outside of every store, and fail while they are bad; as {@code name[index]} in a foreach. */
trait NotedBodies {
    List<String> ran = new CopyOnWriteArrayList<>()
    Set<String> bad = []

    Closure doing(String name, Closure body = {}) {
        return { here ->
            def task = name + (here.current.foreach ? here.current.foreach*.index : '') + (here.current.repeat ? '~' + here.current.repeat*.index.join() : '')
            ran << task
            if (task in bad) {
                throw new IllegalStateException("bad $task")
            }
            def own = (Closure) body.clone()
            own.maximumNumberOfParameters == 0 ? own.call() : own.call(here)
        }
    }
}
