package flow.artifact;

import java.lang.reflect.Array;
import java.util.AbstractList;

/** The elements of an array of primitives, each made when it is looked at: such arrays are large. */
final class LeavesOfArray extends AbstractList<Stored> {
    private final Object array;
    private final String type;

    LeavesOfArray(Object array) {
        this.array = array;
        this.type = StoredTypes.boxed(array.getClass().getComponentType());
    }

    @Override
    public Stored get(int index) {
        Object element = Array.get(array, index);
        return new Stored.Leaf(type, element instanceof Character character ? character.toString() : element);
    }

    @Override
    public int size() {
        return Array.getLength(array);
    }
}
