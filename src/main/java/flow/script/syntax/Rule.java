package flow.script.syntax;

import flow.problem.Problems;

/** One rule of the language that can be seen to be broken without running the script; named by what holds when it is kept. */
interface Rule {

    void check(ScriptTree script, Problems problems);
}
