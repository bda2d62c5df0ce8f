package flow.graph;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** One item of a cron's day fields: the days that it names. */
public sealed interface CronDay {

    boolean isOn(LocalDate date);

    /** A day of the month, from 1; months that lack it are passed over. */
    record OfMonth(int day) implements CronDay {
        @Override
        public boolean isOn(LocalDate date) {
            return date.getDayOfMonth() == day;
        }
    }

    /** {@code L}, {@code L-3}: so many days before the month's last one. */
    record BeforeLast(int days) implements CronDay {
        @Override
        public boolean isOn(LocalDate date) {
            return date.getDayOfMonth() == date.lengthOfMonth() - days;
        }
    }

    /**
     * {@code 15W}: the day from Monday to Friday that is nearest to this one, in the same month. Months that lack the day are
     * passed over.
     */
    record NearestWorkday(int day) implements CronDay {
        @Override
        public boolean isOn(LocalDate date) {
            return day <= date.lengthOfMonth() && date.equals(nearest(date.withDayOfMonth(day)));
        }

        private static LocalDate nearest(LocalDate wanted) {
            return switch (wanted.getDayOfWeek()) {
                case SATURDAY -> wanted.getDayOfMonth() == 1 ? wanted.plusDays(2) : wanted.minusDays(1);
                case SUNDAY ->
                    wanted.getDayOfMonth() == wanted.lengthOfMonth() ? wanted.minusDays(2) : wanted.plusDays(1);
                default -> wanted;
            };
        }
    }

    /** {@code LW}: the last day from Monday to Friday of the month. */
    record LastWorkday() implements CronDay {
        @Override
        public boolean isOn(LocalDate date) {
            return new NearestWorkday(date.lengthOfMonth()).isOn(date);
        }
    }

    /** A day of every week. */
    record Weekday(DayOfWeek day) implements CronDay {
        @Override
        public boolean isOn(LocalDate date) {
            return date.getDayOfWeek() == day;
        }
    }

    /** {@code 6L}: the last of its kind in the month. */
    record LastWeekday(DayOfWeek day) implements CronDay {
        @Override
        public boolean isOn(LocalDate date) {
            return date.equals(date.with(TemporalAdjusters.lastInMonth(day)));
        }
    }

    /** {@code 2#1}: the first, second… of its kind in the month; months that have no fifth one are passed over. */
    record NthWeekday(DayOfWeek day, int number) implements CronDay {
        @Override
        public boolean isOn(LocalDate date) {
            return date.getDayOfWeek() == day && (date.getDayOfMonth() - 1) / 7 + 1 == number;
        }
    }
}
