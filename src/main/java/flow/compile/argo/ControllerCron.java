package flow.compile.argo;

import flow.graph.Cron;
import flow.graph.CronTimes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * When a cron comes next as Argo's controller finds it: step by step as {@code SpecSchedule.Next} of robfig/cron 3.0.1 does, with its
 * ways of losing track where clocks are changed at midnight or by half an hour. Seconds are always 0.
 */
final class ControllerCron {
    private static final int MOST_YEARS = 5;

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private final CronTimes cron;
    private final ZoneRules rules;

    /** Of the search that goes on. */
    private long at;

    /** Whether a field was advanced in it, so that those below have begun anew. */
    private boolean advanced;

    /** @param cron one that five fields can say */
    ControllerCron(Cron cron, ZoneId zone) {
        this.cron = cron.times();
        this.rules = zone.getRules();
    }

    /** Empty when none is found within five years. */
    Optional<Instant> next(Instant after) {
        at = after.getEpochSecond() + 1;
        advanced = false;
        int lastYear = shown().getYear() + MOST_YEARS;
        while (shown().getYear() <= lastYear) {
            if (findMonth() && findDay() && findHour() && findMinute() && findSecond()) {
                return Optional.of(Instant.ofEpochSecond(at));
            }
        }
        return Optional.empty();
    }

    /** Each of these is false when the field above has to be looked at again. */
    private boolean findMonth() {
        while (!cron.months().contains(shown().getMonthValue())) {
            beginAnew(shown().toLocalDate().withDayOfMonth(1).atStartOfDay());
            LocalDateTime shown = shown();
            at = date(shown.withDayOfMonth(1).plusMonths(1).plusDays(shown.getDayOfMonth() - 1L));
            if (shown().getMonthValue() == 1) {
                return false;
            }
        }
        return true;
    }

    private boolean findDay() {
        while (!isOn(shown())) {
            beginAnew(shown().toLocalDate().atStartOfDay());
            at = date(shown().plusDays(1));
            int hour = shown().getHour();
            if (hour > 12) {
                at += (24L - hour) * HOUR;
            } else {
                at -= (long) hour * HOUR;
            }
            if (shown().getDayOfMonth() == 1) {
                return false;
            }
        }
        return true;
    }

    private boolean isOn(LocalDateTime shown) {
        return cron.days().isEmpty() || cron.days().stream().anyMatch(day -> day.isOn(shown.toLocalDate()));
    }

    private boolean findHour() {
        while (!cron.hours().contains(shown().getHour())) {
            LocalDateTime shown = shown();
            beginAnew(shown.toLocalDate().atTime(shown.getHour(), 0));
            at += HOUR;
            if (shown().getHour() == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean findMinute() {
        NavigableSet<Integer> minutes = cron.minutes();
        while (!minutes.contains(shown().getMinute())) {
            if (!advanced) {
                advanced = true;
                at -= Math.floorMod(at, MINUTE);
            }
            at += MINUTE;
            if (shown().getMinute() == 0) {
                return false;
            }
        }
        return true;
    }

    /** There are 60 steps in a minute, and nothing else can happen in between. */
    private boolean findSecond() {
        int second = Math.floorMod(at, MINUTE);
        if (second == 0) {
            return true;
        }
        advanced = true;
        at += MINUTE - second;
        return false;
    }

    private void beginAnew(LocalDateTime shown) {
        if (!advanced) {
            advanced = true;
            at = date(shown);
        }
    }

    private LocalDateTime shown() {
        return LocalDateTime.ofEpochSecond(at, 0, rules.getOffset(Instant.ofEpochSecond(at)));
    }

    /** As Go's {@code time.Date}, which looks at most twice for the offset of a time that does not exist, or exists twice. */
    private long date(LocalDateTime shown) {
        ZoneOffset guess = rules.getOffset(shown.toInstant(ZoneOffset.UTC));
        return shown.toEpochSecond(rules.getOffset(shown.toInstant(guess)));
    }
}
