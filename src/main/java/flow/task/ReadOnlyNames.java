package flow.task;

import flow.graph.Foreach;
import flow.task.Place.ItemLevel;
import flow.task.Place.RoundLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that a task sees because of its run and of where it stands: parameters, configs, {@code as:} names, {@code input},
 * {@code index}, {@code iteration}; with the task's own copies of their values.
 */
final class ReadOnlyNames {
    private final Map<String, Name> names = new HashMap<>();
    private final List<Item> items = new ArrayList<>();

    /** @param meaning for messages: {@code is a parameter} */
    private record Name(String meaning, Lazy<@Nullable Object> value) {}

    /** A branch of a foreach around the task, with its item. */
    record Item(ItemLevel level, Lazy<@Nullable Object> value) {}

    ReadOnlyNames(Place place, RunNames run, RunValues values) {
        run.parameters()
                .forEach((name, original) ->
                        add(name, "is a parameter", new Lazy<>(() -> values.parameter(name, original))));
        run.configs().forEach((name, tree) -> add(name, "is a config", new Lazy<>(() -> tree)));
        place.items().forEach(level -> addItem(level, values));
        place.rounds().forEach(this::addRound);
    }

    private void addItem(ItemLevel level, RunValues values) {
        Lazy<@Nullable Object> item = new Lazy<>(() -> values.copy("input", level.item()));
        items.add(new Item(level, item));
        add("input", "is the item of the foreach around", item);
        add("index", "is the number of the item of the foreach around", new Lazy<>(level::number));
        Foreach.As as = level.fork().as();
        if (as != null) {
            add(as.name(), "is the item of a foreach around", item);
        }
    }

    private void addRound(RoundLevel level) {
        add("iteration", "is the number of the round of the repeat around", new Lazy<>(level::number));
    }

    private void add(String name, String meaning, Lazy<@Nullable Object> value) {
        names.put(name, new Name(meaning, value));
    }

    boolean has(String name) {
        return names.containsKey(name);
    }

    /** @param name one of them */
    @Nullable
    Object read(String name) {
        return names.get(name).value().get();
    }

    /** For messages, what a name is; empty when it is none of them. */
    Optional<String> meaning(String name) {
        return Optional.ofNullable(names.get(name)).map(Name::meaning);
    }

    Set<String> all() {
        return names.keySet();
    }

    /** From the outside in. */
    List<Item> items() {
        return items;
    }
}
