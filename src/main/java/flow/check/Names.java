package flow.check;

import flow.graph.Config;
import flow.graph.Flow;
import flow.graph.Foreach;
import flow.graph.Join;
import flow.graph.Parameter;
import flow.problem.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be visible at one point of a flow, and who set it. A branch or option begins with all that is visible where it
 * begins, and keeps what it sets for itself.
 */
final class Names {

    /**
     * A task that may set a name, or change its value in place.
     *
     * @param caught whether it is the name of its {@code catchInto:}
     */
    record Setter(String task, Position position, boolean caught) {}

    /**
     * That branches set a name, and the join behind them did not take it over.
     *
     * @param branch the static branch that did; null in a foreach or gang
     */
    record Dropped(Setter setter, @Nullable String branch, Join join) {}

    /**
     * All about one name.
     *
     * @param setters who may have set the value that is visible; empty when there is none
     * @param surely whether it is set on every way from where the branch or option begins
     * @param dropped of the last fork that changed it on every branch; of any fork that set it when there are no setters
     */
    record Entry(
            List<Setter> setters, boolean surely, @Nullable Dropped dropped) {
        static final Entry NONE = new Entry(List.of(), false, null);

        boolean isVisible() {
            return !setters.isEmpty();
        }
    }

    /** A name that no task can set: {@code kind} is "parameter", "config" or "item". */
    record Given(String kind, Position position) {

        String withArticle() {
            return kind.equals("item") ? "the item of a foreach around it" : "a " + kind;
        }
    }

    /** A body before, of which it cannot be known what it sets; {@code opaque} if it is no literal closure. */
    record Unknown(Position position, boolean opaque) {}

    private final @Nullable Names around;
    private final Map<String, Entry> own = new TreeMap<>();
    private final Map<String, Given> given = new TreeMap<>();
    private @Nullable Unknown unknown;

    private Names(@Nullable Names around) {
        this.around = around;
        this.unknown = around == null ? null : around.unknown;
    }

    /** Where a flow begins. */
    static Names of(Flow flow) {
        Names names = new Names(null);
        for (Config config : flow.configs()) {
            names.given.put(config.name(), new Given("config", config.position()));
        }
        for (Parameter parameter : flow.parameters()) {
            names.given.put(parameter.name(), new Given("parameter", parameter.position()));
        }
        return names;
    }

    /** Where a branch or option begins. */
    Names inside() {
        return new Names(this);
    }

    Names inside(Foreach.@Nullable As item) {
        Names inside = inside();
        if (item != null) {
            inside.given.put(item.name(), new Given("item", item.position()));
        }
        return inside;
    }

    Optional<Given> given(String name) {
        Given found = given.get(name);
        return found != null || around == null ? Optional.ofNullable(found) : around.given(name);
    }

    Entry entry(String name) {
        Entry found = own.get(name);
        if (found != null) {
            return found;
        }
        return around == null ? Entry.NONE : around.entry(name);
    }

    boolean isVisible(String name) {
        return given(name).isPresent() || entry(name).isVisible();
    }

    /** The first body before that may have set anything. */
    Optional<Unknown> unknown() {
        return Optional.ofNullable(unknown);
    }

    void unknown(Unknown more) {
        unknown = unknown == null ? more : unknown;
    }

    /** Every visible name, in alphabetical order. */
    Set<String> visible() {
        Set<String> names = new TreeSet<>();
        collect(names);
        names.removeIf(name -> !isVisible(name));
        return names;
    }

    private void collect(Set<String> names) {
        names.addAll(own.keySet());
        names.addAll(given.keySet());
        if (around != null) {
            around.collect(names);
        }
    }

    /** The names that were set, perhaps, since the branch or option began. */
    Set<String> setInside() {
        return own.keySet();
    }

    void set(String name, Setter setter) {
        own.put(name, new Entry(List.of(setter), true, null));
    }

    void maySet(String name, List<Setter> setters) {
        List<Setter> all = Stream.concat(entry(name).setters.stream(), setters.stream())
                .distinct()
                .toList();
        own.put(name, new Entry(all, isSurelySetInside(name), null));
    }

    boolean isSurelySetInside(String name) {
        Entry entry = own.get(name);
        return entry != null && entry.surely;
    }

    /** Says that a join dropped what branches set; what was visible before them stays so. */
    void drop(String name, Dropped dropped) {
        own.put(name, new Entry(entry(name).setters, isSurelySetInside(name), dropped));
    }

    /** Goes on behind options of which exactly one ran. */
    void goOnAfter(List<Names> options) {
        Set<String> names = new TreeSet<>();
        options.forEach(option -> names.addAll(option.own.keySet()));
        names.forEach(name -> own.put(name, afterOneOf(options, name)));
        options.forEach(option -> option.unknown().ifPresent(this::unknown));
    }

    private Entry afterOneOf(List<Names> options, String name) {
        List<Entry> entries = options.stream().map(option -> option.entry(name)).toList();
        List<Setter> setters = entries.stream()
                .flatMap(entry -> entry.setters.stream())
                .distinct()
                .toList();
        boolean surely = isSurelySetInside(name) || options.stream().allMatch(option -> option.isSurelySetInside(name));
        List<Dropped> dropped = entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.dropped))
                .toList();
        boolean stays = !dropped.isEmpty() && (setters.isEmpty() || dropped.size() == entries.size());
        return new Entry(setters, surely, stays ? dropped.get(0) : null);
    }

    /** Goes on where a block may have run, or not: what it sets may be there. */
    void goOnPerhapsAfter(Names block) {
        goOnAfter(List.of(block, inside()));
    }
}
