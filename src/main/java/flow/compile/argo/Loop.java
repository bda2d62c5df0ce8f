package flow.compile.argo;

import flow.compile.Decided;
import flow.graph.Repeat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A repeat: a DAG that calls itself for the next round. As Argo calls only so deep, a long one calls itself for each ten rounds, which call
 * each other and hand up whether there are more.
 */
final class Loop {
    private static final int GROUP = 10;

    /** With fewer rounds than that plain recursion reaches far enough, and is easier to look at. */
    private static final int LONG = 90;

    private static final String NEXT_ROUND = "{{=asInt(inputs.parameters.round) + 1}}";

    private final Repeat repeat;
    private final String name;
    private final Scope around;
    private final boolean isLong;

    Loop(Repeat repeat, String name, Scope around, boolean isLong) {
        this.repeat = repeat;
        this.name = name;
        this.around = around;
        this.isLong = isLong;
    }

    static Loop of(Repeat repeat, String name, Scope around) {
        return new Loop(repeat, name, around, repeat.atMost() > LONG || around.depth() + repeat.atMost() >= Depth.MOST);
    }

    String name() {
        return name;
    }

    /** Where the tasks of a round stand; as deep as in the last one. */
    Scope round() {
        int rounds = repeat.atMost();
        return around.ofRound(name, isLong ? (rounds + GROUP - 1) / GROUP + Math.min(rounds, GROUP) : rounds);
    }

    /**
     * @param body the tasks of a round
     * @param decider the one among them that says whether there is another
     */
    List<DagTemplate> templates(List<DagTask> body, String decider) {
        return isLong ? grouped(body, decider) : List.of(plain(body, decider));
    }

    private DagTemplate plain(List<DagTask> body, String decider) {
        DagTask again = DagTask.of(name + "-again", name, Expressions.succeeded(decider), next(NEXT_ROUND))
                .onlyWhen(Expressions.strictlyWhen(decider, Decided.AGAIN, List.of(Decided.DONE)));
        return DagTemplate.of(name, inputs("0"), with(body, again)).shown(DisplayName.round(repeat.name()));
    }

    private List<DagTemplate> grouped(List<DagTask> body, String decider) {
        String rounds = name + "-rounds";
        String more = name + "-more";
        DagTask group = DagTask.of(rounds, rounds, "", next("{{inputs.parameters.round}}"));
        DagTask others = DagTask.of(
                        more,
                        name,
                        Expressions.succeeded(rounds),
                        next("{{=asInt(inputs.parameters.round) + " + GROUP + "}}"))
                .onlyWhen(Expressions.when(rounds, Decided.AGAIN));
        String again = name + "-again";
        DagTask round = DagTask.of(again, rounds, Expressions.succeeded(decider), next(NEXT_ROUND))
                .onlyWhen(Expressions.againInGroup(decider, GROUP));
        return List.of(
                DagTemplate.of(name, inputs("0"), List.of(group, others)).shown(DisplayName.of(repeat.name(), name)),
                DagTemplate.of(rounds, inputs(null), with(body, round))
                        .shown(DisplayName.round(repeat.name()))
                        .handingUp(Expressions.path(again) + " ?? " + Expressions.path(decider)));
    }

    private Map<String, @Nullable String> inputs(@Nullable String first) {
        Map<String, @Nullable String> inputs = new LinkedHashMap<>(around.inputs());
        inputs.put(Scope.ROUND, first);
        return inputs;
    }

    /** What the next round is told: the place of the loop, and which one it is. */
    private Map<String, String> next(String round) {
        Map<String, String> arguments = new LinkedHashMap<>(around.inside(name).arguments());
        arguments.put(Scope.ROUND, round);
        return arguments;
    }

    private static List<DagTask> with(List<DagTask> body, DagTask last) {
        List<DagTask> tasks = new ArrayList<>(body);
        tasks.add(last);
        return tasks;
    }
}
