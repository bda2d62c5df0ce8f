package flow.store;

/** A line, and whose it is. */
public record LogEntry(LogSource source, LogLine line) {}
