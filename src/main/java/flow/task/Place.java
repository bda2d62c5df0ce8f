package flow.task;

import flow.graph.Foreach;
import flow.graph.Gang;
import flow.graph.Items;
import flow.graph.Repeat;
import flow.graph.TaskId;
import flow.store.ArtifactRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where in a run a task stands: which items, rounds and nodes are around it. Immutable; places inside share the outer one.
 */
public final class Place {
    /** Outside of all forks and loops. */
    public static final Place TOP = new Place(null, null);

    private final @Nullable Place outer;
    private final @Nullable Level level;

    /** One fork or loop around a task. */
    sealed interface Level {
        TaskId.Index index();
    }

    /** A branch of a foreach. */
    record ItemLevel(Foreach fork, int number, int count, ArtifactRef item) implements Level {
        @Override
        public TaskId.Index index() {
            return new TaskId.Index.Item(number);
        }

        boolean isCalled(String name) {
            Foreach.As as = fork.as();
            return name.equals("input") || as != null && as.name().equals(name);
        }

        /** What {@code current.foreach} calls it: the {@code as:} name, else what is iterated; null for a literal without one. */
        @Nullable
        String name() {
            Foreach.As as = fork.as();
            if (as != null) {
                return as.name();
            }
            return fork.items() instanceof Items.Named named ? named.name() : null;
        }
    }

    /** A round of a repeat. */
    record RoundLevel(Repeat loop, int number) implements Level {
        @Override
        public TaskId.Index index() {
            return new TaskId.Index.Round(number);
        }
    }

    /** A node of a gang. */
    record NodeLevel(Gang gang, int number) implements Level {
        @Override
        public TaskId.Index index() {
            return new TaskId.Index.Node(number);
        }
    }

    private Place(@Nullable Place outer, @Nullable Level level) {
        this.outer = outer;
        this.level = level;
    }

    /** @param number from 0 */
    public Place item(Foreach fork, List<ArtifactRef> items, int number) {
        return new Place(this, new ItemLevel(fork, number, items.size(), items.get(number)));
    }

    /** @param number from 0 */
    public Place round(Repeat loop, int number) {
        return new Place(this, new RoundLevel(loop, number));
    }

    /** @param number from 0 */
    public Place node(Gang gang, int number) {
        return new Place(this, new NodeLevel(gang, number));
    }

    /**
     * The same place, with another item in a branch around.
     *
     * @param name {@code input} of the innermost, or an {@code as:} name
     * @return empty when there is no item of that name
     */
    Optional<Place> withItem(String name, ArtifactRef value) {
        if (outer == null) {
            return Optional.empty();
        }
        if (level instanceof ItemLevel item && item.isCalled(name)) {
            return Optional.of(new Place(outer, new ItemLevel(item.fork(), item.number(), item.count(), value)));
        }
        return outer.withItem(name, value).map(moved -> new Place(moved, level));
    }

    /** The task of a step at this place. */
    public TaskId task(String step) {
        List<TaskId.Index> path = new ArrayList<>();
        for (Level around : levels()) {
            path.add(around.index());
        }
        return new TaskId(step, path);
    }

    /** From the outside in. */
    private List<Level> levels() {
        List<Level> levels = new ArrayList<>();
        for (Place place = this; place.level != null && place.outer != null; place = place.outer) {
            levels.add(place.level);
        }
        Collections.reverse(levels);
        return levels;
    }

    /** The branches around, from the outside in. */
    List<ItemLevel> items() {
        return only(ItemLevel.class);
    }

    /** The rounds around, from the outside in. */
    List<RoundLevel> rounds() {
        return only(RoundLevel.class);
    }

    /** The number, from 0, of the round of a loop that is around. */
    int roundOf(Repeat loop) {
        return rounds().stream()
                .filter(round -> round.loop() == loop)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not inside of " + loop.name()))
                .number();
    }

    /** The node of the gang that the task itself is; null when it is none. */
    @Nullable
    NodeLevel node() {
        return level instanceof NodeLevel node ? node : null;
    }

    private <L extends Level> List<L> only(Class<L> kind) {
        List<L> only = new ArrayList<>();
        for (Level around : levels()) {
            if (kind.isInstance(around)) {
                only.add(kind.cast(around));
            }
        }
        return only;
    }
}
