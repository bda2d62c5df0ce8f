package flow.artifact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Values to bytes and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ValuesBench {
    private static final int MANY = 1000;

    @Param({"number", "row", "rows", "doubles"})
    String value;

    private final Values values = new Values(ValuesBench.class.getClassLoader());
    private Object decoded;
    private Encoded encoded;

    @Setup
    public void encodeOnce() {
        decoded = switch (value) {
            case "number" -> 42L;
            case "row" -> row(1);
            case "rows" -> rows();
            default -> doubles();
        };
        encoded = values.encode("value", decoded);
    }

    private static Map<String, Object> row(int number) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", number);
        row.put("name", "row " + number);
        row.put("price", new BigDecimal("12.50"));
        row.put("tags", List.of("new", "cheap"));
        return row;
    }

    private static List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            rows.add(row(number));
        }
        return rows;
    }

    private static double[] doubles() {
        double[] doubles = new double[MANY];
        for (int index = 0; index < MANY; index++) {
            doubles[index] = Math.sqrt(index);
        }
        return doubles;
    }

    @Benchmark
    public Encoded encode() {
        return values.encode("value", decoded);
    }

    @Benchmark
    public Object decode() {
        return values.decode(encoded);
    }
}
