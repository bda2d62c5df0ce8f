package flow.store;

import flow.graph.TaskId;
import flow.graph.TaskId.Index;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and places as everything that is stored spells them. */
final class Spelled {
    private static final Pattern INDEX = Pattern.compile("([.~#])(\\d{1,10})");
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
        Matcher index = INDEX.matcher(at);
        int end = 0;
        while (path.size() < MOST_LEVELS && index.find() && index.start() == end) {
            end = index.end();
            int number = Integer.parseInt(index.group(2));
            path.add(
                    switch (index.group(1)) {
                        case "." -> new Index.Item(number);
                        case "~" -> new Index.Round(number);
                        default -> new Index.Node(number);
                    });
        }
        if (end < at.length()) {
            throw new IllegalArgumentException("this is no place of a task");
        }
        return new TaskId(step, path);
    }
}
