package flow.store;

import flow.graph.TaskId;
import flow.graph.TaskId.Index;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Times and places as everything that is stored spells them. */
final class Spelled {
    private static final int DECIMAL = 10;
    /** More than any flow has around one task. */
    private static final int MOST_LEVELS = 1_000;

    private Spelled() {}

    /**
     * @param text seconds since 1970 with nine decimals
     * @throws RuntimeException when it is no such text
     */
    static Instant time(String text) {
        int point = text.indexOf('.');
        return Instant.ofEpochSecond(
                Long.parseLong(text.substring(0, point)), Long.parseLong(text.substring(point + 1)));
    }

    /**
     * @param at as in {@link TaskId#at}
     * @throws RuntimeException when it is no such text
     */
    static TaskId task(String step, String at) {
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
}
