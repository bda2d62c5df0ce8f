package flow.cli;

import flow.graph.Durations;
import flow.graph.InvalidValue;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;

/** A moment as people type it: how long ago, {@code 2 h}; a day or a time where they are, {@code 2026-11-20T19:00}; a time with its zone. */
final class Moment {
    private Moment() {}

    /** @throws UsageFault when it is none */
    static Instant of(Option option, String typed, Clock clock) {
        String text = typed.strip().replaceFirst("(?<=\\d) (?=\\d\\d:)", "T");
        return read(text, it -> OffsetDateTime.parse(it).toInstant())
                .or(() -> read(
                        text,
                        it -> LocalDateTime.parse(it).atZone(clock.getZone()).toInstant()))
                .or(() -> read(
                        text,
                        it -> LocalDate.parse(it).atStartOfDay(clock.getZone()).toInstant()))
                .or(() -> ago(text, clock))
                .orElseThrow(() -> new UsageFault(option.name() + " is a day, a time or how long ago, as in 2026-11-20,"
                        + " 2026-11-20T19:00 or '2 h', not '" + typed + "'"));
    }

    private static Optional<Instant> read(String text, Function<String, Instant> form) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> ago(String text, Clock clock) {
        try {
            return Optional.of(clock.instant().minus(Durations.from(text)));
        } catch (InvalidValue | DateTimeException | ArithmeticException none) {
            return Optional.empty();
        }
    }
}
