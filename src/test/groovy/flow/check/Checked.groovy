package flow.check

import flow.graph.Sketch

/** Judges a sketch by all rules, so that a spec also sees what the other rules say of it. */
class Checked {

    /** What a user would read; empty when all is well. */
    static String problems(String sketch, Map<String, Map<String, Object>> trees = [:]) {
        def drawn = new Sketch(sketch, [:], trees)
        '\n' + drawn.print(Checks.of(drawn.flow))
    }
}
