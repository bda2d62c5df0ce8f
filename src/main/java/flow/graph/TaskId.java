package flow.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A task, named by where it stands: the same in every attempt, run and target, computed and never passed around.
 *
 * @param step the step's name; of a task that only decides, as {@link Deciders} names it
 * @param path items, rounds and nodes from the outside in; empty outside of all forks and loops
 */
public record TaskId(String step, List<Index> path) {

    /** In the order of the script's items and rounds, within one step. */
    public static final Comparator<TaskId> BY_PATH = TaskId::compareByPath;

    private static final int DECIMAL = 10;

    /** More than any flow has around one task. */
    private static final int MOST_LEVELS = 1_000;

    /** One level of a task's place. */
    public sealed interface Index {

        int number();

        /** The branch of a foreach, from 0: {@code .2}. */
        record Item(int number) implements Index {
            @Override
            public String toString() {
                return "." + number;
            }
        }

        /** The round of a repeat, from 0: {@code ~3}. */
        record Round(int number) implements Index {
            @Override
            public String toString() {
                return "~" + number;
            }
        }

        /** The node of a gang, from 0: {@code #1}. */
        record Node(int number) implements Index {
            @Override
            public String toString() {
                return "#" + number;
            }
        }
    }

    public TaskId {
        path = List.copyOf(path);
    }

    /**
     * The task of which {@link #at} says where it stands.
     *
     * @throws IllegalArgumentException when that is no such text
     */
    public static TaskId of(String step, String at) {
        List<Index> path = new ArrayList<>();
        int begin = 0;
        while (begin < at.length() && path.size() < MOST_LEVELS) {
            int end = begin + 1;
            while (end < at.length() && at.charAt(end) >= '0' && at.charAt(end) <= '9') {
                end++;
            }
            path.add(index(at.charAt(begin), Integer.parseInt(at, begin + 1, end, DECIMAL)));
            begin = end;
        }
        if (begin < at.length()) {
            throw noPlace();
        }
        return new TaskId(step, path);
    }

    private static Index index(char kind, int number) {
        return switch (kind) {
            case '.' -> new Index.Item(number);
            case '~' -> new Index.Round(number);
            case '#' -> new Index.Node(number);
            default -> throw noPlace();
        };
    }

    private static IllegalArgumentException noPlace() {
        return new IllegalArgumentException("this is no place of a task");
    }

    /** One text for all levels, as targets use it: {@code .2~1.0}; empty outside of all forks and loops. */
    public String at() {
        StringBuilder text = new StringBuilder();
        path.forEach(text::append);
        return text.toString();
    }

    /**
     * Fit for the name of a file and of an object, and another one for each task: {@code process.2~3}, {@code train@1}; of a task
     * that only decides {@code process=}.
     */
    public String fileName() {
        return step.replace('?', '=') + at().replace('#', '@');
    }

    /** As people type it behind the step: {@code 2}, {@code 2.0}, {@code 2~3}, {@code n1}; {@code 0} outside of all forks. */
    public String spelling() {
        if (path.isEmpty()) {
            return "0";
        }
        StringBuilder text = new StringBuilder();
        for (Index index : path) {
            text.append(separator(index, text.isEmpty())).append(index.number());
        }
        return text.toString();
    }

    private static String separator(Index index, boolean first) {
        if (index instanceof Index.Node) {
            return first ? "n" : ".n";
        }
        if (index instanceof Index.Round) {
            return "~";
        }
        return first ? "" : ".";
    }

    /** Whether it is a node of a gang. */
    public boolean isNode() {
        return !path.isEmpty() && path.get(path.size() - 1) instanceof Index.Node;
    }

    /** Of a node of a gang all of the gang: the same, without the node. Of every other task itself. */
    public TaskId whole() {
        return isNode() ? new TaskId(step, path.subList(0, path.size() - 1)) : this;
    }

    /** Whether both are of one step in branches of one foreach, but not in the same. */
    public boolean isBeside(TaskId other) {
        if (!step.equals(other.step)) {
            return false;
        }
        for (int i = 0; i < Math.min(path.size(), other.path.size()); i++) {
            if (!path.get(i).equals(other.path.get(i))) {
                return path.get(i) instanceof Index.Item && other.path.get(i) instanceof Index.Item;
            }
        }
        return false;
    }

    /** Whether it stands in every branch in which the other one does, in whatever round. */
    public boolean isWithin(TaskId other) {
        List<Index> own = branches();
        List<Index> others = other.branches();
        return own.size() >= others.size() && own.subList(0, others.size()).equals(others);
    }

    private List<Index> branches() {
        return path.stream().filter(index -> !(index instanceof Index.Round)).toList();
    }

    public TaskId inside(Index index) {
        List<Index> longer = new ArrayList<>(path);
        longer.add(index);
        return new TaskId(step, longer);
    }

    private static int compareByPath(TaskId a, TaskId b) {
        for (int i = 0; i < Math.min(a.path.size(), b.path.size()); i++) {
            int order = Integer.compare(a.path.get(i).number(), b.path.get(i).number());
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.path.size(), b.path.size());
    }

    /** For messages: {@code process[2]}, {@code process[2,0]}, {@code tune[~3]}, {@code train[#1]}; the bare name outside of all forks. */
    @Override
    public String toString() {
        if (path.isEmpty()) {
            return step;
        }
        StringBuilder text = new StringBuilder(step);
        char before = '[';
        for (Index index : path) {
            text.append(before);
            if (index instanceof Index.Item) {
                text.append(index.number());
            } else {
                text.append(index);
            }
            before = ',';
        }
        return text.append(']').toString();
    }
}
