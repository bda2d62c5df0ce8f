package flow.run;

import flow.graph.Deciders.Decider;
import flow.graph.Repeat;
import flow.store.Decision;
import flow.task.Place;
import flow.task.Task;
import flow.task.View;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rounds of one execution of a repeat. */
final class Rounds implements Part {
    private final Coordinator run;
    private final Repeat loop;
    private final Place outside;
    private final Consumer<View> ended;
    private final Runnable failed;
    private int number;
    private Part current;

    /**
     * @param ended gets what the last round left
     * @param failed called when a round failed
     */
    Rounds(Coordinator run, Repeat loop, View view, Place outside, Consumer<View> ended, Runnable failed) {
        this.run = run;
        this.loop = loop;
        this.outside = outside;
        this.ended = ended;
        this.failed = failed;
        this.current = round(view);
    }

    @Override
    public void begin() {
        current.begin();
    }

    private Part round(View view) {
        Place inside = outside.round(loop, number);
        return new Sequence(run, loop.block(), view, inside, (left, last) -> over(inside, left, last), failed);
    }

    private void over(Place inside, View left, @Nullable Decided last) {
        if (run.deciders().of(loop) instanceof Decider.Own own) {
            current = asking(Task.deciding(own.name(), loop, inside, left));
            current.begin();
            return;
        }
        follow(left, Objects.requireNonNull(last, "the last task of a round decides"));
    }

    private Part asking(Task task) {
        return new Work(
                run,
                List.of(task),
                Optional.empty(),
                done -> follow(task.view(), Objects.requireNonNull(Decided.by(task, done.get(0)))),
                failed);
    }

    private void follow(View left, Decided by) {
        number++;
        if (((Decision.Again) by.decision()).again()) {
            current = round(left);
            current.begin();
            return;
        }
        run.ledger().tell(new RunEvent.LoopEnded(run.now(), by.task(), loop, number));
        ended.accept(left);
    }

    @Override
    public void countNotStarted(NotStartedSteps steps) {
        current.countNotStarted(steps);
    }
}
