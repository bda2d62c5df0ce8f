package flow.dsl;

import flow.graph.InvalidValue;
import flow.graph.Retry;
import flow.problem.Code;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code retry:} as a number, a map, or true and false. */
final class RetryReader {
    static final List<String> NAMES = List.of("times", "delay", "factor", "maxDelay", "on");

    private static final Retry PLAIN = new Retry(null, null, null, null, null);

    private RetryReader() {}

    static @Nullable Retry read(Options step) {
        Object value = step.value("retry");
        if (value instanceof Boolean wanted) {
            return wanted ? PLAIN : Retry.NONE;
        }
        if (value instanceof Map) {
            return readMap(step.inside("retry", null).allow(NAMES));
        }
        Integer times = step.read("retry", RetryReader::times);
        return times == null ? null : Retry.times(times);
    }

    private static Integer times(Object value) {
        try {
            return Reading.count(0).of(value);
        } catch (InvalidValue fault) {
            throw new InvalidValue(
                    fault.code(), fault.getMessage(), "write retry: 3 or retry: [times: 3, delay: '10 s', factor: 2]");
        }
    }

    private static Retry readMap(Options retry) {
        return new Retry(
                retry.read("times", Reading.count(0)),
                retry.read("delay", Reading.TIME),
                retry.read("factor", RetryReader::factor),
                retry.read("maxDelay", Reading.TIME),
                retry.list("on", RetryReader::className));
    }

    private static Double factor(Object value) {
        return Reading.number(value)
                .map(BigDecimal::doubleValue)
                .filter(factor -> factor >= 1 && factor < Double.POSITIVE_INFINITY)
                .orElseThrow(() -> Reading.takes("a number from 1", value, "the delay grows by it: write factor: 2"));
    }

    private static String className(Object value) {
        if (value instanceof Class<?> type && Throwable.class.isAssignableFrom(type)) {
            return type.getName();
        }
        if (value instanceof Class<?> type) {
            throw new InvalidValue(
                    Code.F004, "'" + type.getSimpleName() + "' is no class of exceptions", "write on: [IOException]");
        }
        return Reading.shaped(
                        "[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*",
                        "class of exceptions",
                        "write on: [IOException]")
                .of(value);
    }
}
