package flow.progress;

import java.util.ArrayList;
import java.util.List;

/** How a step's row puts what is known of it. */
final class RowText {
    private RowText() {}

    static String state(StepRow row, boolean isOver) {
        if (!row.isBegun()) {
            return isOver ? "not started" : "waiting";
        }
        return row.isForked() ? counted(row) : single(row);
    }

    private static String single(StepRow row) {
        if (!row.running().isEmpty()) {
            return "running";
        }
        if (row.repeating() > 0) {
            return "to be repeated";
        }
        if (row.failed() > 0) {
            return "failed";
        }
        if (row.ended() > 0) {
            return "ended";
        }
        if (row.reused() > 0) {
            return "reused";
        }
        return row.caught() > 0 ? "caught" : "done";
    }

    private static String counted(StepRow row) {
        List<String> parts = new ArrayList<>();
        String total = row.expected() < row.done() || row.expected() == 0 ? "" : "/" + row.expected();
        parts.add(row.done() + total + " done");
        add(parts, row.reused(), "reused");
        add(parts, row.failed(), "failed");
        add(parts, row.caught(), "caught");
        add(parts, row.ended(), "ended");
        add(parts, row.running().size(), "running");
        add(parts, row.repeating(), "to be repeated");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    static String painted(StepRow row, String state, Ink ink) {
        if (row.failed() > 0 || row.ended() > 0) {
            return ink.red(state);
        }
        if (!row.isBegun()) {
            return ink.faint(state);
        }
        if (row.isActive()) {
            return state;
        }
        return row.caught() > 0 ? ink.yellow(state) : ink.green(state);
    }
}
