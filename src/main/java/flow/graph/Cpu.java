package flow.graph;

/** An amount of processors, in thousandths of one; more than none. */
public record Cpu(long millis) implements Comparable<Cpu> {
    public Cpu {
        if (millis < 1) {
            throw new IllegalArgumentException("a task needs some cpu");
        }
    }

    @Override
    public int compareTo(Cpu other) {
        return Long.compare(millis, other.millis);
    }
}
