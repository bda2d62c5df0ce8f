package flow.graph;

import flow.problem.Code;
import java.math.BigDecimal;

/** An amount of processors, in thousandths of one; more than none. Written {@code 4}, {@code 0.5} or {@code '500m'}. */
public record Cpu(long millis) implements Comparable<Cpu> {
    private static final String EXAMPLES = "write for example 4, 0.5 or '500m' (thousandths)";

    public Cpu {
        if (millis < 1) {
            throw new IllegalArgumentException("a task needs some cpu");
        }
    }

    /**
     * @param value text or number
     * @throws InvalidValue F004
     */
    public static Cpu from(Object value) {
        if (!(value instanceof Number || value instanceof CharSequence)) {
            throw new InvalidValue(Code.F004, "it is no number of processors", EXAMPLES);
        }
        Quantity quantity = Quantity.of(value)
                .filter(amount -> amount.unit().isEmpty() || amount.unit().equals("m"))
                .orElseThrow(() -> new InvalidValue(Code.F004, "'" + value + "' is no number of processors", EXAMPLES));
        BigDecimal millis = quantity.unit().isEmpty() ? quantity.number().movePointRight(3) : quantity.number();
        if (millis.signum() <= 0) {
            throw new InvalidValue(Code.F004, "'" + value + "' is not more than nothing", EXAMPLES);
        }
        try {
            return new Cpu(millis.longValueExact());
        } catch (ArithmeticException tooFine) {
            throw new InvalidValue(Code.F004, "'" + value + "' is no whole number of thousandths", EXAMPLES);
        }
    }

    /** {@code 4}, or {@code 500m} where it is not whole; as Kubernetes writes it. */
    @Override
    public String toString() {
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : millis + "m";
    }

    @Override
    public int compareTo(Cpu other) {
        return Long.compare(millis, other.millis);
    }
}
