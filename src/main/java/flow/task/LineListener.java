package flow.task;

import flow.store.LogEntry;

/** Hears every line that a run prints, as soon as it is printed. Called by the threads that print. */
public interface LineListener {

    /** Hears nothing. */
    LineListener NONE = new LineListener() {
        @Override
        public void hear(LogEntry entry) {}

        @Override
        public void keepUp() {}
    };

    /** Lines of one source come one after the other, in their order. Does not wait for anybody. */
    void hear(LogEntry entry);

    /** Called behind some lines, where it is safe to wait: keeps a thread from printing faster than can be listened to. */
    void keepUp();
}
