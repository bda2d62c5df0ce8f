package flow.task;

import flow.store.LogLine;
import flow.store.LogLine.Stream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What is stored of a log that grows beyond its limit: nine tenths of the limit from its beginning, at once, and one tenth from its
 * end, for which the last lines wait in memory. Between them it is said what is missing.
 */
final class HeadAndTail {
    /** What a line takes in the store beside its text, about. */
    static final int OVERHEAD = 32;

    private static final int TAILS = 10;

    private final long headLimit;
    private final long tailLimit;
    private final Deque<LogLine> tail = new ArrayDeque<>();
    private long headSize;
    private long tailSize;
    private long lostLines;
    private long lostBytes;

    /** @param limit in bytes */
    HeadAndTail(long limit) {
        this.tailLimit = limit / TAILS;
        this.headLimit = limit - tailLimit;
    }

    /** Those of some more lines that are to be stored now. */
    List<LogLine> head(List<LogLine> lines) {
        List<LogLine> head = new ArrayList<>(lines.size());
        for (LogLine line : lines) {
            if (tail.isEmpty() && headSize + size(line) <= headLimit) {
                headSize += size(line);
                head.add(line);
            } else {
                wait(line);
            }
        }
        return head;
    }

    private void wait(LogLine line) {
        tail.add(line);
        tailSize += size(line);
        while (tailSize > tailLimit && tail.size() > 1) {
            LogLine lost = tail.remove();
            tailSize -= size(lost);
            lostLines++;
            lostBytes += size(lost) - OVERHEAD;
        }
    }

    /** The lines that are left to be stored at the end, once. */
    List<LogLine> tail() {
        List<LogLine> last = new ArrayList<>(tail.size() + 1);
        if (lostLines > 0) {
            String lost = lostLines + (lostLines == 1 ? " line (" : " lines (") + lostBytes + " bytes)";
            String said = "flow: " + lost + " left out here: 'run.log-limit' says how much is kept";
            last.add(new LogLine(tail.element().at(), Stream.ERR, said));
        }
        last.addAll(tail);
        return last;
    }

    private static long size(LogLine line) {
        return line.text().getBytes(StandardCharsets.UTF_8).length + (long) OVERHEAD;
    }
}
