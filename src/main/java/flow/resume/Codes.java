package flow.resume;

import flow.store.RunStart;
import flow.store.TaskDone;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The code of steps in an earlier run, beside that of now. */
record Codes(RunStart start, Map<String, String> now) {

    /** With which code a task ran; null when that is the code of now, or when one of them is not known. */
    @Nullable
    String ofThen(TaskDone task) {
        String step = task.task().step();
        String current = now.getOrDefault(step, "");
        String then = task.reused() != null && task.reused().code() != null
                ? task.reused().code()
                : start.code().getOrDefault(step, "");
        return then.isEmpty() || current.isEmpty() || then.equals(current) ? null : then;
    }
}
