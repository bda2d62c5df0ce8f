package flow.artifact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.Chronology;
import java.util.List;

/** java.time, each in its own text form, which is ISO 8601 where that has one. */
final class TimeKinds {
    static final List<Kind<?>> ALL = List.of(
            Kind.text("instant", Instant.class, Instant::parse),
            Kind.text("localDate", LocalDate.class, LocalDate::parse),
            Kind.text("localTime", LocalTime.class, LocalTime::parse),
            Kind.text("localDateTime", LocalDateTime.class, LocalDateTime::parse),
            Kind.text("offsetTime", OffsetTime.class, OffsetTime::parse),
            Kind.text("offsetDateTime", OffsetDateTime.class, OffsetDateTime::parse),
            Kind.text("zonedDateTime", ZonedDateTime.class, TimeKinds::zonedDateTime),
            Kind.text("duration", Duration.class, Duration::parse),
            Kind.text("period", Period.class, Period::parse),
            Kind.constant("year", Year.class, Year::getValue, part -> Year.of((Integer) part)),
            Kind.constant("yearMonth", YearMonth.class, TimeKinds::parts, TimeKinds::yearMonth),
            Kind.text("monthDay", MonthDay.class, MonthDay::parse),
            Kind.text("zoneOffset", ZoneOffset.class, ZoneOffset::of),
            Kind.text("zoneId", ZoneId.class, ZoneId::of),
            Kind.constant("chronology", Chronology.class, TimeKinds::parts, part -> Chronology.of((String) part)),
            Kind.constant("chronoDate", ChronoLocalDate.class, TimeKinds::parts, TimeKinds::chronoDate));

    private TimeKinds() {}

    /** ZonedDateTime.parse would take the offset for a hint; where clocks are set back it matters. */
    private static ZonedDateTime zonedDateTime(String text) {
        int zone = text.indexOf('[');
        if (zone < 0) {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return time.toZonedDateTime();
        }
        OffsetDateTime time = OffsetDateTime.parse(text.substring(0, zone));
        ZoneId id = ZoneId.of(text.substring(zone + 1, text.length() - 1));
        return ZonedDateTime.ofInstant(time.toLocalDateTime(), time.getOffset(), id);
    }

    /** YearMonth.parse does not take what YearMonth.toString says of years after 9999. */
    private static Object parts(YearMonth month) {
        return List.of(month.getYear(), month.getMonthValue());
    }

    private static YearMonth yearMonth(Object parts) {
        List<?> both = (List<?>) parts;
        return YearMonth.of((Integer) both.get(0), (Integer) both.get(1));
    }

    private static Object parts(Chronology chronology) {
        String id = chronology.getId();
        return Refused.unless(Chronology.of(id).equals(chronology), chronology, id);
    }

    /** A date of another calendar: which one, and the same day in the ISO calendar. */
    private static Object parts(ChronoLocalDate date) {
        return List.of(parts(date.getChronology()), LocalDate.from(date));
    }

    private static ChronoLocalDate chronoDate(Object parts) {
        List<?> both = (List<?>) parts;
        return Chronology.of((String) both.get(0)).date((LocalDate) both.get(1));
    }
}
