package flow.artifact;

import groovy.time.BaseDuration;
import groovy.time.DatumDependentDuration;
import groovy.time.TimeDatumDependentDuration;
import groovy.time.TimeDuration;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SimpleTimeZone;
import java.util.TimeZone;

/** The dates of before java.time, those of databases, and Groovy's {@code 2.hours}. */
final class DateKinds {
    static final List<Kind<?>> ALL = List.of(
            Kind.mutable("date", Date.class, DateKinds::text, part -> new Date(millis(part))),
            Kind.mutable("sqlDate", java.sql.Date.class, DateKinds::text, part -> new java.sql.Date(millis(part))),
            Kind.mutable("sqlTime", Time.class, DateKinds::text, part -> new Time(millis(part))),
            Kind.mutable("sqlTimestamp", Timestamp.class, DateKinds::text, DateKinds::timestamp),
            Kind.mutable("calendar", Calendar.class, DateKinds::parts, DateKinds::calendar),
            Kind.mutable("fixedTimeZone", SimpleTimeZone.class, DateKinds::parts, DateKinds::fixedTimeZone),
            Kind.mutable("timeZone", TimeZone.class, DateKinds::parts, part -> TimeZone.getTimeZone((String) part)),
            Kind.constant("groovyDuration", groovy.time.Duration.class, DateKinds::parts, part -> {
                return new groovy.time.Duration(at(part, 2), at(part, 3), at(part, 4), at(part, 5), at(part, 6));
            }),
            Kind.constant("groovyTimeDuration", TimeDuration.class, DateKinds::parts, part -> {
                return new TimeDuration(at(part, 2), at(part, 3), at(part, 4), at(part, 5), at(part, 6));
            }),
            Kind.constant("groovyDatumDuration", DatumDependentDuration.class, DateKinds::parts, part -> {
                return new DatumDependentDuration(
                        at(part, 0), at(part, 1), at(part, 2), at(part, 3), at(part, 4), at(part, 5), at(part, 6));
            }),
            Kind.constant("groovyTimeDatumDuration", TimeDatumDependentDuration.class, DateKinds::parts, part -> {
                return new TimeDatumDependentDuration(
                        at(part, 0), at(part, 1), at(part, 2), at(part, 3), at(part, 4), at(part, 5), at(part, 6));
            }));

    private DateKinds() {}

    /** Not Date.toInstant, which dates and times of databases refuse. */
    private static String text(Date date) {
        return Instant.ofEpochMilli(date.getTime()).toString();
    }

    private static String text(Timestamp timestamp) {
        return Instant.ofEpochSecond(Math.floorDiv(timestamp.getTime(), 1000), timestamp.getNanos())
                .toString();
    }

    private static long millis(Object text) {
        return Instant.parse((String) text).toEpochMilli();
    }

    private static Timestamp timestamp(Object text) {
        Instant instant = Instant.parse((String) text);
        Timestamp timestamp = new Timestamp(Math.multiplyExact(instant.getEpochSecond(), 1000));
        timestamp.setNanos(instant.getNano());
        return timestamp;
    }

    /** All that two calendars have to agree on to be equal. Asking a calendar for its time changes it. */
    private static Object parts(Calendar original) {
        Calendar calendar = (Calendar) original.clone();
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("type", calendar.getCalendarType());
        parts.put("time", text(calendar.getTime()));
        parts.put("zone", calendar.getTimeZone());
        parts.put("lenient", calendar.isLenient());
        parts.put("firstDayOfWeek", calendar.getFirstDayOfWeek());
        parts.put("minimalDays", calendar.getMinimalDaysInFirstWeek());
        if (calendar instanceof GregorianCalendar gregorian) {
            parts.put("gregorianFrom", text(gregorian.getGregorianChange()));
        }
        return Refused.unless(calendar(parts).equals(calendar), calendar, parts);
    }

    private static Calendar calendar(Object parts) {
        Map<?, ?> all = (Map<?, ?>) parts;
        Calendar calendar = new Calendar.Builder()
                .setCalendarType((String) all.get("type"))
                .setTimeZone((TimeZone) all.get("zone"))
                .setLenient((Boolean) all.get("lenient"))
                .setWeekDefinition((Integer) all.get("firstDayOfWeek"), (Integer) all.get("minimalDays"))
                .setInstant(millis(all.get("time")))
                .build();
        if (calendar instanceof GregorianCalendar gregorian) {
            gregorian.setGregorianChange(new Date(millis(all.get("gregorianFrom"))));
            gregorian.getTimeInMillis();
        }
        return calendar;
    }

    private static Object parts(SimpleTimeZone zone) {
        return Refused.unless(
                !zone.useDaylightTime()
                        && fixedTimeZone(List.of(zone.getRawOffset(), zone.getID()))
                                .equals(zone),
                zone,
                List.of(zone.getRawOffset(), zone.getID()));
    }

    private static SimpleTimeZone fixedTimeZone(Object parts) {
        List<?> both = (List<?>) parts;
        return new SimpleTimeZone((Integer) both.get(0), (String) both.get(1));
    }

    private static Object parts(TimeZone zone) {
        String id = zone.getID();
        return Refused.unless(TimeZone.getTimeZone(id).equals(zone), zone, id);
    }

    private static Object parts(BaseDuration duration) {
        return List.of(
                duration.getYears(),
                duration.getMonths(),
                duration.getDays(),
                duration.getHours(),
                duration.getMinutes(),
                duration.getSeconds(),
                duration.getMillis());
    }

    private static int at(Object parts, int index) {
        return (Integer) ((List<?>) parts).get(index);
    }
}
