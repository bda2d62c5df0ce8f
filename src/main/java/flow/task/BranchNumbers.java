package flow.task;

import java.util.ArrayList;
import java.util.List;

/** Some branches of one fork, by their numbers: how many, and the first few, which is all that a message names. */
final class BranchNumbers {
    private static final int NAMED = 4;

    private final List<Integer> first = new ArrayList<>(NAMED);
    private int count;

    static BranchNumbers of(List<Integer> numbers) {
        BranchNumbers branches = new BranchNumbers();
        numbers.forEach(branches::add);
        return branches;
    }

    void add(int number) {
        if (count < NAMED) {
            first.add(number);
        }
        count++;
    }

    /** The first few, in the order in which they were added. */
    List<Integer> first() {
        return first;
    }

    int count() {
        return count;
    }
}
