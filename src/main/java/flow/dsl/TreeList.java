package flow.dsl;

import flow.problem.Fault;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A list within a {@link Tree}, read-only too: as of every list, but that a change is told as the tree tells it. */
final class TreeList extends AbstractList<@Nullable Object> implements RandomAccess {
    private final String path;
    private final List<?> values;
    private final Predicate<String> isLeaf;

    TreeList(String path, List<?> values, Predicate<String> isLeaf) {
        this.path = path;
        this.values = values;
        this.isLeaf = isLeaf;
    }

    @Override
    public @Nullable Object get(int index) {
        return Tree.inside(path + "[" + index + "]", values.get(index), isLeaf);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public @Nullable Object set(int index, @Nullable Object value) {
        throw readOnly();
    }

    @Override
    public void add(int index, @Nullable Object value) {
        throw readOnly();
    }

    @Override
    public @Nullable Object remove(int index) {
        throw readOnly();
    }

    private Fault readOnly() {
        return Tree.readOnly(path, "new ArrayList(" + path + ")");
    }
}
