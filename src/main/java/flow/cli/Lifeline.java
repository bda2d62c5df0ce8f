package flow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The standard input of a task's process, of which nothing ever comes: it ends when the run does for which the task is made, however that ends. */
final class Lifeline {
    private Lifeline() {}

    /** Tells the task to end when that is gone. */
    static void watch(InputStream in, Endings.Endable task) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException gone) {
                        // It is told all the same.
                    }
                    task.told(ExitCode.TERMINATED);
                },
                "flow lifeline");
        watcher.setDaemon(true);
        watcher.start();
    }
}
