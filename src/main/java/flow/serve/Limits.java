package flow.serve;

/**
 * How much a server takes.
 *
 * @param runs that are made at a time
 * @param queue how many more may be waiting; an event that would make one more is refused, unless none waits: however many runs an
 *     event starts, it is taken some day
 */
public record Limits(int runs, int queue) {
    public Limits {
        if (runs < 1 || queue < 1) {
            throw new IllegalArgumentException("a server makes some runs, and lets some wait");
        }
    }
}
