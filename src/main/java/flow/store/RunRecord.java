package flow.store;

/** One thing that happened in a run. Times are exact to the nanosecond; whoever writes them decides by which clock. */
public sealed interface RunRecord permits RunStart, TaskDone, TaskFailed, RunEnd {}
