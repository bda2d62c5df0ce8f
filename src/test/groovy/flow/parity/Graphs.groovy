package flow.parity

import flow.parity.Block.*

import static flow.parity.Graph.*

/**
 * Metaflow's fifteen core graphs, with the names that they have there. A switch is a choose; one whose case leads back to itself is a
 * repeat; {@code num_parallel} is a gang. What decides them by default, a test may decide otherwise.
 */
class Graphs {
    static final Graph SINGLE_LINEAR_STEP = graph('single-linear-step', step('start'), step('a'), step('end'))

    static final Graph SINGLE_AND_BRANCH = graph('single-and-branch',
        step('start'), branches(a: [step('a')], b: [step('b')]), join('join'), step('end'))

    static final Graph NESTED_BRANCHES = graph('nested-branches',
        step('start'),
        branches(
            a: [step('a'), branches(aa: fork('aa'), ab: fork('ab')), join('aa_ab_join')],
            b: [step('b'), branches(ba: fork('ba'), bb: fork('bb')), join('ba_bb_join')]),
        join('a_b_join'), step('end'))

    static final Graph SIMPLE_FOREACH = graph('simple-foreach',
        step('start'), step('foreach_split'),
        each('arr', [1, 2, 3], step('foreach_inner_first'), step('foreach_inner_second')),
        join('foreach_join'), step('end'))

    static final Graph SMALL_FOREACH = graph('small-foreach',
        step('start'), step('foreach_split'), each('arr', [1, 2, 3], step('foreach_inner')), join('foreach_join'), step('end'))

    static final Graph NESTED_FOREACH = graph('nested-foreach',
        step('start'), step('split_x'),
        each('x', 'abc'.toList(), step('split_y'),
            each('y', 'de'.toList(), step('split_z'),
                each('z', 'fghijk'.toList(), step('foreach_inner')), join('join_z')),
            join('join_y')),
        join('join_x'), step('end'))

    static final Graph SMALL_PARALLEL = graph('small-parallel',
        step('start'), step('parallel_split'), gang('parallel_inner', 4), join('parallel_join'), step('end'))

    static final Graph SIMPLE_SWITCH = graph('simple_switch',
        step('start'), step('switch_step'),
        choose('condition', 'case2', case1: [step('a')], case2: [step('b')], case3: [step('c')]), step('end'))

    static final Graph NESTED_SWITCH = graph('nested_switch',
        step('start'),
        choose('condition1', 'case1',
            case1: [step('switch2'), choose('condition2', 'case2_2', case2_1: [step('c')], case2_2: [step('d')])],
            case2: [step('b')]),
        step('end'))

    static final Graph SWITCH_IN_BRANCH = graph('switch_in_branch',
        step('start'),
        branches(
            a: [step('a'), choose('condition', 'case1', case1: [step('c')], case2: [step('d')])],
            b: [step('b')]),
        join('join'), step('end'))

    static final Graph SWITCH_IN_FOREACH = graph('switch_in_foreach',
        step('start'),
        each('items', [[type: 'type_a', value: 100], [type: 'type_a', value: 300], [type: 'type_b', value: 200]],
            step('process_item'),
            new Switch('item_type', 'input.type', { it.type }, [type_a: [step('handle_a')], type_b: [step('handle_b')]])),
        join('join'), step('end'))

    static final Graph BRANCH_IN_SWITCH = graph('branch_in_switch',
        step('start'),
        choose('mode', 'process',
            process: [step('process_branch'), branches(p1: [step('p1')], p2: [step('p2')]), join('process_join')],
            skip: [step('skip_path')]),
        step('end'))

    static final Graph FOREACH_IN_SWITCH = graph('foreach_in_switch',
        step('start'),
        choose('mode', 'process',
            process: [step('process_items'), each('items_to_process', ['item_1', 'item_2'], step('do_work')), join('join_work')],
            skip: [step('skip_processing')]),
        step('end'))

    static final Graph RECURSIVE_SWITCH = graph('recursive_switch',
        step('start'),
        new Loop('loop', 'loop_status', "iteration < 9 ? 'continue' : 'exit'", 'exit', { 10 }, [step('loop_step')]),
        step('exit_loop'), step('end'))

    static final Graph RECURSIVE_SWITCH_INSIDE_FOREACH = graph('recursive_switch_inside_foreach',
        step('start'),
        each('items', [[name: 'A', rounds: 3], [name: 'B', rounds: 5], [name: 'C', rounds: 2]],
            step('start_loop_for_item'),
            new Loop('loop', 'should_continue', 'iteration + 1 < input.rounds', false, { it.rounds }, [step('loop_body')]),
            step('exit_item_loop')),
        join('join'), step('end'))

    static final List<Graph> SWITCHES = [
        SIMPLE_SWITCH, NESTED_SWITCH, SWITCH_IN_BRANCH, SWITCH_IN_FOREACH, BRANCH_IN_SWITCH, FOREACH_IN_SWITCH,
        RECURSIVE_SWITCH, RECURSIVE_SWITCH_INSIDE_FOREACH]

    static final List<Graph> PLAIN = [
        SINGLE_LINEAR_STEP, SINGLE_AND_BRANCH, NESTED_BRANCHES, SIMPLE_FOREACH, SMALL_FOREACH, NESTED_FOREACH, SMALL_PARALLEL]

    static final List<Graph> ALL = PLAIN + SWITCHES

    private static List<Block> fork(String name) {
        [step(name), branches(("${name}a".toString()): [step("${name}a")], ("${name}b".toString()): [step("${name}b")]),
         join("${name}a_${name}b")]
    }
}
